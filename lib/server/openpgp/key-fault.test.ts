import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { generateKey, PacketList } from "openpgp";
import { describe, expect, test } from "vitest";
import { publicKeyFault } from "./key-fault";

const FOLDER = "../shared/data/pgp";
const ours = { now: new Date("2027-01-01T00:00:00Z"), network: null };
const fault = (name: string) => publicKeyFault(readFileSync(`${FOLDER}/${name}`, "utf8"), ours);

test("text that is no key is refused in words", async () => {
  expect(await publicKeyFault("hello", ours)).toContain("not a readable OpenPGP public key");
});

test("a DSA key with numbers so long that checking it takes minutes is refused at once", async () => {
  expect(await publicKeyFault(dsaKey(32_768), ours)).toContain("cannot be used for encryption");
});

test("a key with so many signatures of its own that checking them takes long is refused unchecked", async () => {
  const few = await signedKey(20);
  expect(await publicKeyFault(few, ours)).toContain("cannot be used for encryption");
  expect(await publicKeyFault(await signedKey(64), ours)).toContain("too many signatures");
});

/** An armored key with so many signatures on its name that are wrong, and a right one on its subkey. */
async function signedKey(wrong: number): Promise<string> {
  const made = await generateKey({ type: "curve25519", userIDs: [{ name: "a" }], format: "object" });
  const [key, name, own, ...rest] = made.publicKey.toPacketList();
  if (!key || !name || !own) throw new Error("no key was made");
  const bytes = (packet: typeof key) => {
    const list = new PacketList<typeof key>();
    list.push(packet);
    return Buffer.from(list.write());
  };
  const spoilt = Array.from({ length: wrong }, (_, at) => {
    const signature = bytes(own);
    signature.writeUInt8(signature.readUInt8(signature.length - 1) ^ (at + 1), signature.length - 1);
    return signature;
  });
  return armored(Buffer.concat([bytes(key), bytes(name), ...spoilt, ...rest.map(bytes)]));
}

function armored(bytes: Buffer): string {
  const lines = bytes.toString("base64").match(/.{1,76}/g) ?? [];
  return `-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n${lines.join("\n")}\n-----END PGP PUBLIC KEY BLOCK-----\n`;
}

/** An armored key of the first kind OpenPGP knew (RFC 9580 §5.5.5.2), with a self-signature of random numbers. */
function dsaKey(bits: number): string {
  const number = () => {
    const bytes = Buffer.alloc(bits / 8 + 2, 0xa5);
    bytes.writeUInt16BE(bits);
    return bytes;
  };
  const packet = (tag: number, body: Buffer) => {
    const head = Buffer.from([0xc0 | tag, 0xff, 0, 0, 0, 0]);
    head.writeUInt32BE(body.length, 2);
    return Buffer.concat([head, body]);
  };
  const made = Buffer.from([0x65, 0x53, 0xf1, 0x00]);
  const key = Buffer.concat([
    Buffer.from([4]),
    made,
    Buffer.from([17]),
    number(),
    number(),
    number(),
    number(),
  ]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(key.length & 0xffff);
  const fingerprint = createHash("sha1")
    .update(Buffer.concat([Buffer.from([0x99]), length, key]))
    .digest();
  const issuer = Buffer.concat([Buffer.from([9, 16]), fingerprint.subarray(12)]);
  const created = Buffer.concat([Buffer.from([5, 2]), made]);
  const signature = Buffer.concat([
    Buffer.from([4, 0x13, 17, 8, 0, created.length]),
    created,
    Buffer.from([0, issuer.length]),
    issuer,
    Buffer.from([0, 0]),
    number(),
    number(),
  ]);
  return armored(
    Buffer.concat([packet(6, key), packet(13, Buffer.from("a <a@example.org>")), packet(2, signature)]),
  );
}

describe.skipIf(!existsSync(FOLDER))("sample keys (skipped where ../shared is absent)", () => {
  test.each(["rsa3072_sign_encrypt.pub.asc", "curve25519_two_uids.pub.asc", "rfc9580_v6.pub.asc"])(
    "%s can be written to",
    async (name) => expect(await fault(name)).toBeNull(),
  );

  test.each([
    ["expired_2021.pub.asc", "expired"],
    ["revoked.pub.asc", "revoked"],
    ["weak_rsa1024.pub.asc", "cannot be used for encryption"],
    ["sign_only_no_encryption_subkey.pub.asc", "cannot be used for encryption"],
    ["malformed_armor.asc", "not a readable"],
    ["truncated.asc", "not a readable"],
    ["rsa3072_sign_encrypt.PRIVATE_TEST_ONLY.asc", "private key"],
    ["message_to_rsa.asc", "not a readable"],
  ])("%s is refused: %s", async (name, words) => expect(await fault(name)).toContain(words));
});
