import { CROCKFORD, readCrockford } from "./crockford";

/** 26 characters of five bits: 130 bits. */
const RECEIPT_CODE_LENGTH = 26;

/** Bytes of randomness a code is made from; six of their 136 bits are not used. */
export const RECEIPT_CODE_BYTES = 17;

/** The code that these 17 random bytes stand for, without spaces. Throws RangeError on fewer. */
export function receiptCodeFromBytes(bytes: Uint8Array): string {
  if (bytes.length < RECEIPT_CODE_BYTES)
    throw new RangeError(`a receipt code needs ${RECEIPT_CODE_BYTES} bytes`);
  let code = "";
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5 && code.length < RECEIPT_CODE_LENGTH) {
      bits -= 5;
      code += CROCKFORD.charAt((buffer >> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return code;
}

/** A code in groups of four, as it is shown: "7KQM 2XFA 9TRC 4HWD VN3E 8PYJ 6B". */
export function formatReceiptCode(code: string): string {
  return code.match(/.{1,4}/g)?.join(" ") ?? "";
}

/**
 * The code a person meant, in its stored form, or null. Case, spaces and dashes do not matter, and O is read as 0, I and L
 * as 1, because nobody can tell them apart on paper.
 */
export function parseReceiptCode(text: string): string | null {
  return text.length > 200 ? null : readCrockford(text, RECEIPT_CODE_LENGTH);
}

const WRITTEN_CODE =
  /(?<![0-9A-Za-z])(?:[0-9A-Za-z]{26}|[0-9A-Za-z]{4}(?:[ -][0-9A-Za-z]{4}){5}[ -][0-9A-Za-z]{2})(?![0-9A-Za-z])/g;

/**
 * What a text holds that is written like a receipt code, in one piece or in groups of four, in stored form and each once.
 * Hashes and identifiers can look the same, so only a look-up tells whether one opens a case.
 */
export function receiptCodesIn(text: string): string[] {
  const codes = [...text.matchAll(WRITTEN_CODE)].map(([written]) => parseReceiptCode(written));
  return [...new Set(codes.filter((code) => code !== null))];
}
