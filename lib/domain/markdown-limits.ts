/** The longest Markdown text that is rendered, in bytes of UTF-8; a longer one is shown as plain text. */
export const MARKDOWN_MAX_BYTES = 64 * 1024;

/** The deepest nesting of quotes and lists that is rendered. */
export const MARKDOWN_MAX_DEPTH = 20;

/** The longest address that becomes a link, in characters as typed; a longer one is shown as text. */
export const MARKDOWN_MAX_ADDRESS = 2_000;

/** The longest HTML that a text of so many characters is rendered as; one that would need more is shown as plain text. */
export function markdownHtmlLimit(characters: number): number {
  return 8 * characters + 16_000;
}

export type MarkdownFault = "too_long" | "too_deep";

/**
 * What keeps a text from being rendered as Markdown, or null. Looks at each line's leading quote and list marks only, so
 * it takes time in proportion to the text; the renderer measures the parsed tree once more.
 */
export function markdownFault(text: string): MarkdownFault | null {
  // A UTF-16 unit is at most three bytes, so most texts need no counting.
  if (text.length > MARKDOWN_MAX_BYTES) return "too_long";
  if (text.length * 3 > MARKDOWN_MAX_BYTES && new TextEncoder().encode(text).length > MARKDOWN_MAX_BYTES) {
    return "too_long";
  }
  return text.split("\n").some((line) => leadingMarks(line) > MARKDOWN_MAX_DEPTH) ? "too_deep" : null;
}

function leadingMarks(line: string): number {
  let marks = 0;
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (char === " " || char === "\t" || (char >= "0" && char <= "9")) continue;
    if (char === ">") {
      marks += 1;
    } else if ("-*+.)".includes(char)) {
      const next = line.charAt(at + 1);
      if (next !== " " && next !== "\t" && next !== ">") return marks;
      marks += 1;
    } else {
      return marks;
    }
  }
  return marks;
}
