import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { sql } from "drizzle-orm";
import { RECEIPT_CODE_BYTES, receiptCodeFromBytes } from "@/lib/domain/receipt-code";
import type { Keyring } from "./crypto/keyring";
import type { Tx } from "./database";

/**
 * The receipt code of a draft: 130 bits derived from the secret that only the reporter's browser holds, so that the same
 * browser can see it again and nobody can read it from the database.
 */
export function receiptCodeOf(keyring: Keyring, draftSecret: string): string {
  return codeFrom(keyring.lookupHash("draft-receipt", draftSecret));
}

/** The code that replaces an earlier one, from the secret of the browser that asked for it; the same holds for it. */
export function renewedCodeOf(keyring: Keyring, renewalSecret: string): string {
  return codeFrom(keyring.lookupHash("renewed-receipt", renewalSecret));
}

const codeFrom = (bytes: Buffer) => receiptCodeFromBytes(bytes.subarray(0, RECEIPT_CODE_BYTES));

/** How a receipt code is stored: useless without the key file. */
export function receiptHash(keyring: Keyring, code: string): Buffer {
  return keyring.lookupHash("receipt-pepper", code);
}

export function sha256Hex(bytes: string | Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Signs the lines of a receipt with the installation's Ed25519 key. */
export function signStatement(keyring: Keyring, statement: string): { signature: string; keyId: string } {
  const { key, keyId } = signingKey(keyring);
  return { signature: sign(null, Buffer.from(statement), key).toString("base64"), keyId };
}

/** The public half in PEM, and its id: the first 16 hex digits of the SHA-256 of its DER form. */
export function receiptPublicKey(keyring: Keyring): { pem: string; keyId: string } {
  const { key, keyId } = signingKey(keyring);
  return { pem: createPublicKey(key).export({ type: "spki", format: "pem" }).toString(), keyId };
}

// RFC 8410 §7: a PKCS #8 wrapper whose last 32 bytes are the seed.
const ED25519_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

type SigningKey = { key: KeyObject; keyId: string };

// Made once for each key ring: reading a key costs more than signing with it.
const signingKeys = new WeakMap<Keyring, SigningKey>();

function signingKey(keyring: Keyring): SigningKey {
  const known = signingKeys.get(keyring);
  if (known) return known;
  const key = createPrivateKey({
    key: Buffer.concat([ED25519_PREFIX, keyring.derive("receipt-signing")]),
    format: "der",
    type: "pkcs8",
  });
  const made = { key, keyId: keyIdOf(createPublicKey(key)) };
  signingKeys.set(keyring, made);
  return made;
}

function keyIdOf(key: KeyObject): string {
  return sha256Hex(key.export({ type: "spki", format: "der" })).slice(0, 16);
}

/** Those of the codes that open a case. */
export async function openingCodes(
  tx: Tx,
  keyring: Keyring,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const byHash = new Map(codes.map((code) => [receiptHash(keyring, code).toString("hex"), code]));
  const { rows } = await tx.execute<{ hex: string }>(
    sql`select h.hex from unnest(string_to_array(${[...byHash.keys()].join(",")}, ',')) as h(hex), lateral app.find_receipt(decode(h.hex, 'hex'))`,
  );
  return new Set(rows.flatMap(({ hex }) => byHash.get(hex) ?? []));
}
