/** Text with every line end as LF, which is how it is stored, hashed and compared. Browsers post CRLF. */
export function normaliseLineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
