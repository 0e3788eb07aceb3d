/** Where something stands in the text: UTF-16 offsets, the end not included. */
export type Place = { from: number; to: number };

export const COMPARATORS = [">=", "<=", ">", "<"] as const;
export type Comparator = (typeof COMPARATORS)[number];

export type Item = Place & { text: string; quoted: boolean };

/** One piece of the text: `-name:>=value,"other value"`, a word, or words in quotation marks. */
export type Token = Place & {
  negated: boolean;
  name: (Place & { text: string }) | null;
  comparator: Comparator | null;
  items: readonly Item[];
  /** A quotation mark was opened and never closed. */
  unclosed: boolean;
};

const SPACE = /\s/u;
const QUOTES = '"“”„';
const NAME = /^[A-Za-z][A-Za-z-]*:/;

const isQuote = (char: string | undefined) => char !== undefined && QUOTES.includes(char);
const endsWord = (char: string | undefined) => char === undefined || SPACE.test(char) || isQuote(char);

/** Splits the text of the search box. Never fails: what makes no sense is judged by `parse`. Linear in the length. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text.charAt(at))) {
      at++;
      continue;
    }
    const token = readToken(text, at);
    tokens.push(token);
    at = token.to;
  }
  return tokens;
}

function readToken(text: string, from: number): Token {
  const negated = text[from] === "-" && from + 1 < text.length && !SPACE.test(text.charAt(from + 1));
  const start = negated ? from + 1 : from;
  // Names are short: looking further would cost a pass over the rest for each word.
  const named = NAME.exec(text.slice(start, start + 32));
  if (named) return readField(text, from, start, negated, named[0].length);
  const item = isQuote(text[start]) ? readQuoted(text, start) : readBare(text, start, "");
  const { unclosed, ...value } = item;
  return { from, to: item.to, negated, name: null, comparator: null, items: [value], unclosed };
}

function readField(text: string, from: number, start: number, negated: boolean, length: number): Token {
  let at = start + length;
  const name = { from: start, to: at - 1, text: text.slice(start, at - 1).toLowerCase() };
  const comparator = COMPARATORS.find((sign) => text.startsWith(sign, at)) ?? null;
  at += comparator?.length ?? 0;
  const items: Item[] = [];
  let unclosed = false;
  while (at < text.length && !SPACE.test(text.charAt(at))) {
    if (text[at] === ",") {
      at++;
      continue;
    }
    const item = isQuote(text[at]) ? readQuoted(text, at) : readBare(text, at, ",");
    const { unclosed: open, ...value } = item;
    items.push(value);
    unclosed ||= open;
    at = item.to;
  }
  return { from, to: at, negated, name, comparator, items, unclosed };
}

function readBare(text: string, from: number, stop: string): Item & { unclosed: boolean } {
  let to = from;
  while (!endsWord(text[to]) && (stop === "" || text[to] !== stop)) to++;
  return { from, to, text: text.slice(from, to), quoted: false, unclosed: false };
}

function readQuoted(text: string, from: number): Item & { unclosed: boolean } {
  let words = "";
  let at = from + 1;
  while (at < text.length && !isQuote(text[at])) {
    if (text[at] === "\\" && at + 1 < text.length) at++;
    words += text[at];
    at++;
  }
  const unclosed = at >= text.length;
  return { from, to: unclosed ? at : at + 1, text: words, quoted: true, unclosed };
}
