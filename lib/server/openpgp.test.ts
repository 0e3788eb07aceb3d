import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { publicKeyFault } from "./openpgp";

const FOLDER = "../shared/data/pgp";
const now = new Date("2027-01-01T00:00:00Z");
const fault = (name: string) => publicKeyFault(readFileSync(`${FOLDER}/${name}`, "utf8"), now);

test("text that is no key is refused in words", async () => {
  expect(await publicKeyFault("hello", now)).toContain("not a readable OpenPGP public key");
});

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
