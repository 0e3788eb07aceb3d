import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { z } from "zod";

const keyFileSchema = z.object({
  format: z.literal("breakwater-key/1"),
  current: z.string(),
  keys: z.record(
    z.string(),
    z.base64().refine((k) => Buffer.from(k, "base64").length === 32, "a key has 32 bytes"),
  ),
  /** Root of everything derived (pepper, cookies, role passwords). Never changes, so that rotation locks nobody out. */
  root: z.base64(),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** Thrown at start-up when the key file is missing, unreadable or not the one the data was sealed with. */
export class KeyFileProblem extends Error {
  override name = "KeyFileProblem";
}

/** What the file holds now. @throws KeyFileProblem naming the file and what is wrong, never its content */
export function readKeyFile(file: string): KeyFile {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new KeyFileProblem(
      `The key file ${file} cannot be read. Without it no report opens; put it back from its backup.`,
    );
  }
  try {
    return keyFileSchema.parse(JSON.parse(text));
  } catch {
    throw new KeyFileProblem(
      `${file} is not a Breakwater key file. Put it back from its backup; it is never remade.`,
    );
  }
}

/** Changes whenever the file does; empty while there is none. */
export function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.mtimeMs} ${found.size}` : "";
}

/** Makes a key file (mode 0600) unless one exists. Returns whether it made one. */
export function createKeyFile(file: string): boolean {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const id = newKeyId();
  const fresh: KeyFile = {
    format: "breakwater-key/1",
    current: id,
    keys: { [id]: randomBytes(32).toString("base64") },
    root: randomBytes(32).toString("base64"),
  };
  try {
    writeDurably(file, fresh, "wx");
    syncDirectory(file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Adds a new current key to the file and keeps the old ones. */
export function addKeyToFile(file: string): void {
  const known = readKeyFile(file);
  const id = newKeyId();
  const next: KeyFile = {
    ...known,
    current: id,
    keys: { ...known.keys, [id]: randomBytes(32).toString("base64") },
  };
  // On the disk before the first data key depends on it: a power cut must not leave rows that nothing opens.
  writeDurably(`${file}.new`, next, "w");
  renameSync(`${file}.new`, file);
  syncDirectory(file);
}

function writeDurably(file: string, content: KeyFile, flags: "w" | "wx"): void {
  const handle = openSync(file, flags, 0o600);
  try {
    writeFileSync(handle, `${JSON.stringify(content, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

// A file's name lives in its directory, which has a cache of its own.
function syncDirectory(file: string): void {
  const directory = openSync(path.dirname(file), "r");
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

function newKeyId(): string {
  return `k${randomBytes(6).toString("hex")}`;
}
