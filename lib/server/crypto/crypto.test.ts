import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { temporaryKeyFile } from "@/db/testing/temporary-dir";
import { SealBroken } from "./aead";
import { createKeyFile, KeyFileProblem } from "./key-file";
import { addKey, readKeyring } from "./keyring";
import { Vault } from "./vault";

const KEY = Buffer.alloc(32, 7);
const vault = new Vault(KEY, "case-a");

describe("sealed fields", () => {
  test("any text comes back as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const back = vault.open(
          "messages.body_sealed",
          "row",
          vault.seal("messages.body_sealed", "row", text),
        );
        expect(back).toBe(Buffer.from(text, "utf8").toString("utf8"));
      }),
    );
  });

  test("one flipped bit anywhere, or one byte less, and nothing opens", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.nat(), (text, at) => {
        const sealed = vault.seal("messages.body_sealed", "row", text);
        const bit = at % (sealed.length * 8);
        const flipped = Buffer.from(sealed);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => vault.open("messages.body_sealed", "row", flipped)).toThrow(SealBroken);
        expect(() => vault.open("messages.body_sealed", "row", sealed.subarray(0, -1))).toThrow(SealBroken);
      }),
    );
  });

  test("bytes moved to another column, row or case do not open there", () => {
    const sealed = vault.seal("messages.body_sealed", "row", "text");
    expect(() => vault.open("cases.title_sealed", "row", sealed)).toThrow(SealBroken);
    expect(() => vault.open("messages.body_sealed", "other", sealed)).toThrow(SealBroken);
    expect(() => new Vault(KEY, "case-b").open("messages.body_sealed", "row", sealed)).toThrow(SealBroken);
  });

  test("a frame of a file opens only at its place, and only the last one ends the file", () => {
    const frame = vault.sealFrame("file", 3, false, Buffer.from("bytes"));
    expect(vault.openFrame("file", 3, false, frame).toString()).toBe("bytes");
    expect(() => vault.openFrame("file", 2, false, frame)).toThrow(SealBroken);
    expect(() => vault.openFrame("file", 3, true, frame)).toThrow(SealBroken);
    expect(() => vault.openFrame("other", 3, false, frame)).toThrow(SealBroken);
  });
});

describe("the key file", () => {
  test("is readable by its owner only, and is never made twice", () => {
    const file = temporaryKeyFile();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, "utf8");
    expect(createKeyFile(file)).toBe(false);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  test("a wrapped data key opens with its file and scope, and with no other", () => {
    const ring = readKeyring(temporaryKeyFile());
    const { key, wrapped, kekId } = ring.createDataKey("case-a");
    expect(ring.unwrap("case-a", wrapped, kekId)).toEqual(key);
    expect(() => ring.unwrap("case-b", wrapped, kekId)).toThrow(SealBroken);
    expect(() => readKeyring(temporaryKeyFile()).unwrap("case-a", wrapped, kekId)).toThrow(KeyFileProblem);
  });

  test("rotation keeps what is derived, so that no cookie, code or role changes", () => {
    const file = temporaryKeyFile();
    const before = readKeyring(file);
    const after = addKey(file);
    expect(after.currentId).not.toBe(before.currentId);
    expect(after.derive("receipt-pepper")).toEqual(before.derive("receipt-pepper"));
  });

  test("a ring opened before a rotation makes new data keys under the new key", () => {
    const file = temporaryKeyFile();
    const ring = readKeyring(file);
    const after = addKey(file);
    expect(ring.createDataKey("case-a").kekId).toBe(after.currentId);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("a file that is gone or damaged meanwhile stops no ring that is in use", () => {
    const file = temporaryKeyFile();
    const ring = readKeyring(file);
    writeFileSync(file, "{}");
    expect(ring.createDataKey("case-a").kekId).toBe(ring.currentId);
    rmSync(file);
    const { key, wrapped, kekId } = ring.createDataKey("case-a");
    expect(ring.unwrap("case-a", wrapped, kekId)).toEqual(key);
  });

  test("a missing or spoiled file is named, its content is not", () => {
    const file = temporaryKeyFile();
    expect(() => readKeyring(`${file}.gone`)).toThrow(/cannot be read/);
    writeFileSync(file, '{"format":"breakwater-key/1","secret":"abc"}');
    expect(() => readKeyring(file)).toThrow(/not a Breakwater key file/);
    expect(() => readKeyring(file)).not.toThrow(/abc/);
  });
});
