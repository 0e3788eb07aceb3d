import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { openBytes, sealBytes } from "./aead";
import { addKeyToFile, type KeyFile, KeyFileProblem, readKeyFile, stampOf } from "./key-file";

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

/** The file behind a key ring; its stamp changes whenever the file does. */
type KeySource = { read(): KeyFile; stamp(): string };

/**
 * The key-encryption keys, held in memory; data keys are wrapped by the current one, older ones only unwrap.
 * With a `source`, the file is followed: rotation needs no restart, and leaves nothing under an old key.
 */
export class Keyring {
  #keks = new Map<string, KeyObject>();
  #currentId = "";
  readonly #root: Buffer;
  readonly #derived = new Map<DerivedScope, Buffer>();
  readonly #source: KeySource | undefined;
  #stamp: string;

  constructor(file: KeyFile, source?: KeySource) {
    this.#root = Buffer.from(file.root, "base64");
    this.#source = source;
    this.#stamp = source?.stamp() ?? "";
    this.#take(file);
  }

  get currentId(): string {
    return this.#currentId;
  }

  /** Keys that only unwrap what was wrapped before. */
  get olderIds(): string[] {
    return [...this.#keks.keys()].filter((id) => id !== this.#currentId);
  }

  #take(file: KeyFile | undefined): void {
    if (!file) return;
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
    this.#follow();
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

  // A process that missed a rotation would go on making data keys that need the old key for ever.
  #follow(): void {
    const stamp = this.#source?.stamp() ?? "";
    if (stamp === this.#stamp) return;
    try {
      this.#take(this.#source?.read());
      this.#stamp = stamp;
    } catch {
      // Gone or damaged: the keys in memory still open everything, and the next start says what is wrong.
    }
  }

  #kek(id: string): KeyObject {
    if (!this.#keks.has(id)) this.#take(this.#source?.read());
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
  return new Keyring(readKeyFile(file), { read: () => readKeyFile(file), stamp: () => stampOf(file) });
}

/** Adds a new current key and keeps the old ones; data keys are rewrapped afterwards, in batches. */
export function addKey(file: string): Keyring {
  addKeyToFile(file);
  return readKeyring(file);
}
