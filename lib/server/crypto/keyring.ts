import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { openBytes, sealBytes } from "./aead";

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
type KeyFile = z.infer<typeof keyFileSchema>;

/** What derived keys are for. Each has its own scope, so that one leaking tells nothing about another. */
export type DerivedScope =
  | "receipt-pepper"
  | "email-index"
  | "database-roles"
  | "session-cookie"
  | "recovery-code"
  | "passkey-challenge"
  | "receipt-signing"
  | "draft-receipt"
  | "renewed-receipt"
  | "word-index";

/** Thrown at start-up when the key file is missing, unreadable or not the one the data was sealed with. */
export class KeyFileProblem extends Error {
  override name = "KeyFileProblem";
}

/**
 * The key-encryption keys, held in memory; data keys are wrapped by the current one, older ones only unwrap.
 * With `reload`, a key that is not known yet is looked for in the file once more: rotation needs no restart.
 */
export class Keyring {
  #keks = new Map<string, KeyObject>();
  #currentId = "";
  readonly #root: Buffer;
  readonly #derived = new Map<DerivedScope, Buffer>();
  readonly #reload: (() => KeyFile) | undefined;

  constructor(file: KeyFile, reload?: () => KeyFile) {
    this.#root = Buffer.from(file.root, "base64");
    this.#reload = reload;
    this.#take(file);
  }

  get currentId(): string {
    return this.#currentId;
  }

  #take(file: KeyFile): void {
    this.#keks = new Map(Object.entries(file.keys).map(([id, key]) => [id, createSecretKey(key, "base64")]));
    this.#currentId = file.current;
    if (!this.#keks.has(file.current))
      throw new KeyFileProblem("The key file names a current key it does not hold.");
  }

  holds(kekId: string): boolean {
    return this.#keks.has(kekId);
  }

  /** A fresh data key and its wrapped form for `scope` (a case id or the name of a key scope). */
  createDataKey(scope: string): { key: Buffer; wrapped: Buffer; kekId: string } {
    const key = randomBytes(32);
    return { key, ...this.wrap(scope, key) };
  }

  wrap(scope: string, key: Buffer): { wrapped: Buffer; kekId: string } {
    return {
      wrapped: sealBytes(this.#kek(this.currentId), `v1|data-key|${scope}`, key),
      kekId: this.currentId,
    };
  }

  /** @throws SealBroken or KeyFileProblem when the key file does not fit the data. */
  unwrap(scope: string, wrapped: Buffer, kekId: string): Buffer {
    return openBytes(this.#kek(kekId), `v1|data-key|${scope}`, wrapped);
  }

  derive(scope: DerivedScope): Buffer {
    const known = this.#derived.get(scope);
    if (known) return known;
    const key = Buffer.from(hkdfSync("sha256", this.#root, Buffer.alloc(0), `breakwater|${scope}`, 32));
    this.#derived.set(scope, key);
    return key;
  }

  /** Keyed hash for look-ups (e-mail, receipt code): useless without the key file. */
  lookupHash(scope: DerivedScope, value: string): Buffer {
    return createHmac("sha256", this.derive(scope)).update(value).digest();
  }

  #kek(id: string): KeyObject {
    if (!this.#keks.has(id) && this.#reload) this.#take(this.#reload());
    const kek = this.#keks.get(id);
    if (!kek)
      throw new KeyFileProblem(
        `The key file does not hold key ${id}; put the file back that was in use before.`,
      );
    return kek;
  }
}

/** SHA-256 of a random token, the only form in which tokens are stored. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** 256 random bits as a token for cookies and links. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Reads the key file. @throws KeyFileProblem naming the file and what is wrong, never its content. */
export function readKeyring(file: string): Keyring {
  return new Keyring(readKeyFile(file), () => readKeyFile(file));
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
    const handle = openSync(file, "wx", 0o600);
    writeFileSync(handle, `${JSON.stringify(fresh, null, 2)}\n`);
    fsyncSync(handle);
    closeSync(handle);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Adds a new current key and keeps the old ones; data keys are rewrapped afterwards, in batches. */
export function addKey(file: string): Keyring {
  const known = readKeyFile(file);
  const id = newKeyId();
  const next: KeyFile = {
    ...known,
    current: id,
    keys: { ...known.keys, [id]: randomBytes(32).toString("base64") },
  };
  writeFileSync(`${file}.new`, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return readKeyring(file);
}

function newKeyId(): string {
  return `k${randomBytes(6).toString("hex")}`;
}

function readKeyFile(file: string): KeyFile {
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
