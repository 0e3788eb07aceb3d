import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const OVERHEAD = 1 + NONCE_BYTES + TAG_BYTES;

/** Bytes that do not open: another key, another place, or altered on the way. */
export class SealBroken extends Error {
  constructor(place: string) {
    super(`sealed bytes of ${place} do not open: wrong key, wrong place or altered`);
    this.name = "SealBroken";
  }
}

/**
 * AES-256-GCM with a random 96-bit nonce. `place` is authenticated but not stored: bytes moved to another row, column or
 * case do not open there. Layout: version (1) | nonce (12) | ciphertext | tag (16).
 * Keys are key objects: handed over as bytes, each use costs five times as much (Node 24).
 */
export function sealBytes(key: KeyObject, place: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([
    Buffer.from([VERSION]),
    nonce,
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** The reverse of {@link sealBytes}. @throws SealBroken when anything at all differs. */
export function openBytes(key: KeyObject, place: string, sealed: Buffer): Buffer {
  if (sealed.length < OVERHEAD || sealed[0] !== VERSION) throw new SealBroken(place);
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const tag = sealed.subarray(sealed.length - TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place))
    .setAuthTag(tag);
  try {
    const plain = decipher.update(sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES));
    // Throws where the tag does not fit; a counter mode has nothing left to give.
    decipher.final();
    return plain;
  } catch {
    throw new SealBroken(place);
  }
}
