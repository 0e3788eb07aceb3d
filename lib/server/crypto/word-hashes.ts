import { createHmac, createSecretKey } from "node:crypto";
import type { Keyring } from "./keyring";

/**
 * The first 64 bits of HMAC-SHA-256 of each word, as PostgreSQL keeps them (signed), in the order given. The key belongs to
 * the installation and never changes: rotating key-encryption keys leaves the index as it is.
 */
export function wordHasher(keyring: Keyring): (word: string) => bigint {
  const key = createSecretKey(keyring.derive("word-index"));
  return (word) => createHmac("sha256", key).update(word).digest().readBigInt64BE(0);
}

/** A list of hashes as PostgreSQL reads a `bigint[]`. */
export function hashArray(hashes: Iterable<bigint>): string {
  return `{${[...hashes].join(",")}}`;
}
