import { type FieldKind, type FieldName, fieldKind } from "./fields";
import type { Item, Place, Token } from "./lexer";
import { nearest } from "./nearest";
import { COMPARISONS, type Comparison } from "./term";
import { shownAs, valueMeant } from "./value-words";

/**
 * What is wrong, where it stands, and what would be right in its place, if that can be told. With `stands` the part finds
 * what it names all the same, and more than may be meant.
 */
export type Problem = Place & { message: string; instead?: string; stands?: true };

type Read = { ok: true; value: string } | { ok: false; message: string; instead?: string };

const DAY = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;
const SPAN = /^\d{1,4}[hdwmy]$/;
const NUMBER = /^\d{1,3}(?:\.\d)?$/;

/** The comparison and values of one qualifier, or the first thing that is wrong with it. */
export function readValues(
  field: FieldName,
  token: Token,
  most: number,
): { comparison: Comparison; values: string[] } | Problem {
  const kind = fieldKind(field);
  const items = rangeItems(kind, token.items);
  const [first] = items;
  if (!first) return { from: token.from, to: token.to, message: `Say which: ${example(field)}.` };
  if (items.length > most) return { from: first.from, to: token.to, message: `At most ${most} values.` };
  const comparison = comparisonOf(kind, token, items.length);
  if (comparison === null)
    return { from: token.from, to: token.to, message: `${field}: is asked like this: ${example(field)}.` };
  const values: string[] = [];
  for (const item of items) {
    const read = readValue(field, kind, item.text);
    if (!read.ok) return { from: item.from, to: item.to, message: read.message, ...hint(read) };
    if (!values.includes(read.value) || comparison === "between") values.push(read.value);
  }
  return { comparison, values };
}

const hint = ({ instead }: { instead?: string }) => (instead === undefined ? {} : { instead });

/** How a qualifier is asked, for messages and help. */
export function example(field: FieldName): string {
  const kind = fieldKind(field);
  switch (kind.kind) {
    case "choice":
      return `${field}:${kind.ordered ? ">=" : ""}${kind.values.at(-1)}`;
    case "name":
      return `${field}:${kind.fixed[0] ?? '"a name"'}`;
    case "day":
      return `${field}:>=2026-01-31`;
    case "span":
      return `${field}:>14d`;
    case "number":
      return `${field}:>=${Math.round(kind.most * 0.7)}`;
    case "id":
      return `${field}:${kind.example}`;
  }
}

// `2026-01..2026-03` is one word to the lexer.
function rangeItems(kind: FieldKind, items: readonly Item[]): (Item & { ofRange?: true })[] {
  const [only] = items;
  if (items.length !== 1 || !only || only.quoted || !isMeasure(kind)) return [...items];
  const at = only.text.indexOf("..");
  if (at < 0) return [only];
  const ends = [
    { ...only, to: only.from + at, text: only.text.slice(0, at) },
    { ...only, from: only.from + at + 2, text: only.text.slice(at + 2) },
  ];
  return ends.map((end) => ({ ...end, ofRange: true as const }));
}

const isMeasure = ({ kind }: FieldKind) => kind === "day" || kind === "number";

function comparisonOf(kind: FieldKind, token: Token, count: number): Comparison | null {
  const sign = token.comparator;
  const compares = isMeasure(kind) || kind.kind === "span" || (kind.kind === "choice" && kind.ordered);
  if (sign !== null) {
    const named = (Object.keys(COMPARISONS) as (keyof typeof COMPARISONS)[]).find(
      (name) => COMPARISONS[name] === sign,
    );
    return compares && count === 1 && named ? named : null;
  }
  if (kind.kind === "span") return null;
  const isRange = count === 2 && token.items.length === 1;
  return isRange ? "between" : "is";
}

function readValue(field: FieldName, kind: FieldKind, text: string): Read {
  const word = text.trim().toLowerCase();
  switch (kind.kind) {
    case "choice": {
      const value = valueMeant(field, word);
      return value === null ? unknown(field, text, kind.values) : ok(value);
    }
    case "name":
      if (text.trim() === "") return no("Write the name between the quotation marks.");
      return ok(kind.fixed.includes(word) ? word : text.trim());
    case "day":
      return isDay(word) ? ok(word) : no(`“${text}” is no date. Write 2026, 2026-01 or 2026-01-31.`);
    case "span":
      return SPAN.test(word) ? ok(word) : no(`“${text}” is no length of time. Write 12h, 14d, 2w, 3m or 1y.`);
    case "number":
      return NUMBER.test(word) && Number(word) <= kind.most
        ? ok(String(Number(word)))
        : no(`“${text}” is no number from 0 to ${kind.most}.`);
    case "id": {
      const bare = word.toUpperCase().replace(kind.prefix, "").toLowerCase();
      return kind.pattern.test(bare)
        ? ok(bare)
        : no(`“${text}” is not asked for like this: ${example(field)}.`);
    }
  }
}

const ok = (value: string): Read => ({ ok: true, value });
const no = (message: string): Read => ({ ok: false, message });

function unknown(field: FieldName, text: string, known: readonly string[]): Read {
  const guess = nearest(text.toLowerCase(), known);
  const told = known.map((value) => (shownAs(field, value) ? `${value} (${shownAs(field, value)})` : value));
  const message = `${field}: does not know “${text}”. It knows ${told.join(", ")}.`;
  return { ok: false, message, ...(guess && { instead: guess }) };
}

function isDay(text: string): boolean {
  const [, year, month = "01", day = "01"] = DAY.exec(text) ?? [];
  if (year === undefined) return false;
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.getUTCDate() === Number(day);
}
