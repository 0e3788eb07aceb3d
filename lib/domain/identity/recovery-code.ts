import { CROCKFORD, readCrockford } from "@/lib/domain/crockford";

const LENGTH = 16;

/** How many codes a person gets; each works once. */
export const RECOVERY_CODES = 10;

/** Bytes of randomness one code is made from: 16 characters of five bits. */
export const RECOVERY_CODE_BYTES = 16;

/** The code these random bytes stand for, in groups of four: "7KQM-2XFA-9TRC-4HWD" (80 bits). */
export function recoveryCodeFromBytes(bytes: Uint8Array): string {
  const code = [...bytes.slice(0, LENGTH)].map((byte) => CROCKFORD.charAt(byte & 31)).join("");
  return code.match(/.{4}/g)?.join("-") ?? "";
}

/** The code a person meant, without dashes, or null. Case and separators do not matter; O reads as 0, I and L as 1. */
export function parseRecoveryCode(text: string): string | null {
  return readCrockford(text.slice(0, 100), LENGTH);
}
