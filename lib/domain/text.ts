/** Text with every line end as LF, which is how it is stored, hashed and compared. Browsers post CRLF. */
export function normaliseLineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** Text as every column and JSON document can hold it: NUL becomes U+FFFD, as CommonMark shows it, and so do halves of pairs. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "\uFFFD").toWellFormed();
}

/** Whether the text is one line without control characters. Marks of direction are allowed: some scripts are written with them. */
export function isOneLine(text: string): boolean {
  return !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
}

/** Whether the text also reads in the order it was typed, as a name that stands for somebody or something has to. */
export function isPlainLine(text: string): boolean {
  return isOneLine(text) && !/\p{Bidi_Control}/u.test(text);
}

/** What to say of a text that is no plain line. */
export const PLAIN_LINE = "Write it on one line, without invisible control characters.";

/** The text with its first letter a capital; ids and names inside keep theirs. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text with a small first letter, to go on in a sentence; abbreviations keep theirs. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
