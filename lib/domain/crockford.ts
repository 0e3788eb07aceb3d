/** Crockford's base 32: no I, L, O or U, so that nothing read aloud or copied by hand is taken for something else. */
export const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** What was typed as the code of `length` characters it means, or null. O is read as 0, I and L as 1; separators and case do not matter. */
export function readCrockford(text: string, length: number): string | null {
  const code = text
    .normalize("NFKC")
    .replace(/[\s\p{Pd}]/gu, "")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return code.length === length && [...code].every((char) => CROCKFORD.includes(char)) ? code : null;
}
