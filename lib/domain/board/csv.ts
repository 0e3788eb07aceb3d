// A spreadsheet runs what begins with one of these, also after space and in their full-width forms (OWASP, CSV injection).
const RUNS = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;

// Where a comma is the decimal sign, spreadsheets split cells at semicolons, and pasted ones at tabs, in quotation marks too.
const BEGINS_ANOTHER = /[;\t\r\n](?=[\s\p{Cc}\p{Cf}"]*[=+\-@|%＝＋－＠])/gu;

/** A cell that no spreadsheet takes for a formula: it then begins with an apostrophe, which shows it as text. */
export function csvCell(text: string): string {
  const plain = text.replaceAll("\0", "").replace(BEGINS_ANOTHER, "$&'");
  return `"${(RUNS.test(plain) ? `'${plain}` : plain).replaceAll('"', '""')}"`;
}

/** A row as RFC 4180 has it: every cell in quotation marks, CRLF at the end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}
