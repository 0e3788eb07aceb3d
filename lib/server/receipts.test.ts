import { createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { temporaryKeyFile } from "@/db/testing/temporary-dir";
import { newToken, readKeyring } from "./crypto/keyring";
import { receiptCodeOf, receiptHash, receiptPublicKey, signStatement } from "./receipts";

const freshKeyring = () => readKeyring(temporaryKeyFile());

const keyring = freshKeyring();

test("a code has 130 bits, belongs to one draft of one installation, and is the same each time", () => {
  const secret = newToken();
  const code = receiptCodeOf(keyring, secret);
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(receiptCodeOf(keyring, secret)).toBe(code);
  expect(receiptCodeOf(freshKeyring(), secret)).not.toBe(code);
  const codes = Array.from({ length: 10_000 }, () => receiptCodeOf(keyring, newToken()));
  expect(new Set(codes).size).toBe(codes.length);
  // Every character at every place: no bit of the 130 stands still.
  for (let place = 0; place < 26; place++) {
    const seen = new Set(codes.map((one) => one.charAt(place)));
    expect(seen.size, `place ${place}`).toBe(32);
  }
});

test("what is stored of a code does not tell it, and not without the key file either", () => {
  const code = receiptCodeOf(keyring, newToken());
  expect(receiptHash(keyring, code)).toHaveLength(32);
  expect(receiptHash(freshKeyring(), code).equals(receiptHash(keyring, code))).toBe(false);
});

test("signed lines verify with the published key, altered ones do not", () => {
  const statement = "breakwater-receipt: 1\nreference: EX-2026-7KQM2\n";
  const { signature, keyId } = signStatement(keyring, statement);
  const published = receiptPublicKey(keyring);
  expect(published.keyId).toBe(keyId);
  const holds = (text: string) =>
    verify(null, Buffer.from(text), createPublicKey(published.pem), Buffer.from(signature, "base64"));
  expect(holds(statement)).toBe(true);
  expect(holds(statement.replace("7KQM2", "7KQM3"))).toBe(false);
  expect(receiptPublicKey(freshKeyring()).pem).not.toBe(published.pem);
});
