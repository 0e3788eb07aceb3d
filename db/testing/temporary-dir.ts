import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { createKeyFile } from "@/lib/server/crypto/key-file";

const made: string[] = [];
afterAll(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
});

/** An empty directory that goes when the tests of the file are over. */
export function temporaryDir(): string {
  const dir = mkdtempSync(path.join(tmpdir(), "breakwater-test-"));
  made.push(dir);
  return dir;
}

/** A new key file in such a directory. */
export function temporaryKeyFile(): string {
  const file = path.join(temporaryDir(), "keys.json");
  createKeyFile(file);
  return file;
}
