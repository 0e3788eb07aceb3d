// Anything that Markdown could read as more than words: its own signs, references and tags, addresses it makes into links.
const SIGNS = /[\\`*_[\]<>#~|&@\0\r\t]|www\.|:\/\//i;
// A line of words: it starts with a letter, an opening quote or bracket, or with a number that is no list's; no spaces at
// either end, which indent, or break the line.
const LINE = /^(?:[\p{L}"“„'‘(]|\d{1,20}(?![\d.)]))(?:.*\S)?$/u;

/**
 * What the renderer makes of a text that is only words in paragraphs, without asking it; null for any other text. Most
 * messages are such, and parsing them in the worker costs hundreds of times as much.
 */
export function onlyParagraphs(text: string): string | null {
  if (SIGNS.test(text)) return null;
  const paragraphs: string[] = [];
  let lines: string[] = [];
  for (const line of [...text.split("\n"), ""]) {
    if (line !== "") {
      if (!LINE.test(line)) return null;
      lines.push(line);
    } else if (lines.length > 0) {
      paragraphs.push(`<p>${lines.join("\n")}</p>`);
      lines = [];
    }
  }
  return paragraphs.join("\n");
}
