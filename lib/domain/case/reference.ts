import { CROCKFORD } from "@/lib/domain/crockford";

/**
 * A case's public id, such as EX-2026-7KQM2: prefix, year of receipt (UTC), five random characters. Not a running number,
 * because that would tell everyone how many reports there are.
 *
 * @param random at least 4 bytes; 25 bits of them are used
 */
export function newReference(prefix: string, receivedAt: Date, random: Uint8Array): string {
  let bits = 0;
  for (const byte of random.subarray(0, 4)) bits = bits * 256 + byte;
  let code = "";
  for (let i = 0; i < 5; i++) {
    code += CROCKFORD.charAt(bits % 32);
    bits = Math.floor(bits / 32);
  }
  return `${prefix}-${receivedAt.getUTCFullYear()}-${code}`;
}

/** Whether a text could be a case's public id at all. */
export function isReference(text: string): boolean {
  return /^[A-Za-z0-9-]{1,40}$/.test(text);
}
