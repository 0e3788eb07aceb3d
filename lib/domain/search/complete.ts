import {
  FIELD_NAMES,
  FIELDS,
  type FieldKind,
  type FieldName,
  fieldKind,
  HAS_FLAGS,
  IS_FLAGS,
  isField,
} from "./fields";
import { type Place, type Token, tokensOf } from "./lexer";
import { printValue } from "./print";
import { SORTS, type SortName } from "./sorts";
import { shownAs } from "./value-words";
import { example } from "./values";

/** Names the installation knows, for `product:`, `label:` and `assignee:`. */
export type Registers = Record<"products" | "labels" | "people", readonly string[]>;

/** `text` takes the place of what stands at {@link Completion}'s place. */
export type Offer = { text: string; detail: string };
export type Completion = Place & { offers: readonly Offer[] };

const MOST_OFFERS = 10;

/**
 * What may stand where the caret is: qualifiers, or the values of the one being typed.
 *
 * @param caret offset in UTF-16 units
 */
export function completeSearch(text: string, caret: number, registers: Registers): Completion {
  const token = tokensOf(text).find(({ from, to }) => from < caret && caret <= to);
  if (!token) return { from: caret, to: caret, offers: offersFor("", fieldOffers()) };
  if (token.name && caret > token.name.to) return completeValue(token, token.name.text, caret, registers);
  const from = token.name?.from ?? token.from + (token.negated ? 1 : 0);
  const typed = text.slice(from, caret).toLowerCase();
  // A word in quotation marks is wanted as it is.
  const quoted = token.items[0]?.quoted && token.name === null;
  return {
    from,
    to: token.name ? token.name.to + 1 : token.to,
    offers: quoted ? [] : offersFor(typed, fieldOffers()),
  };
}

function completeValue(token: Token, name: string, caret: number, registers: Registers): Completion {
  const item = token.items.find(({ from, to }) => from <= caret && caret <= to);
  const place = item ? { from: item.from, to: item.to } : { from: caret, to: caret };
  const typed = item?.text.toLowerCase() ?? "";
  return { ...place, offers: offersFor(typed, valueOffers(name, registers)) };
}

function fieldOffers(): Offer[] {
  const fields = FIELD_NAMES.map((name) => ({ text: `${name}:`, detail: FIELDS[name].words }));
  return [...fields, { text: "sort:", detail: "in which order" }];
}

function valueOffers(name: string, registers: Registers): Findable[] {
  if (name === "sort")
    return Object.keys(SORTS).map((sort) => {
      const { starts, ...words } = SORTS[sort as SortName];
      return { text: sort, detail: words[starts] };
    });
  return isField(name) ? offersOf(name, fieldKind(name), registers) : [];
}

function offersOf(field: FieldName, kind: FieldKind, registers: Registers): Findable[] {
  switch (kind.kind) {
    case "choice":
      return kind.values.map((value) => {
        const shown = shownAs(field, value);
        return { text: value, detail: shown || flagWords(field, value), shown: shown.toLowerCase() };
      });
    case "name":
      return [...kind.fixed, ...registers[kind.register]].map((value) => ({
        text: printValue(value),
        detail: "",
      }));
    default:
      return [{ text: example(field).slice(field.length + 1), detail: "for example" }];
  }
}

function flagWords(field: FieldName, value: string): string {
  const words: Readonly<Record<string, string>> =
    field === "is" ? IS_FLAGS : field === "has" ? HAS_FLAGS : {};
  return words[value] ?? "";
}

/** `shown`: other words for it, by which it is found as well. */
type Findable = Offer & { shown?: string };

// What begins as typed comes first, then what is shown in words that do, then what holds it somewhere.
function offersFor(typed: string, offers: readonly Findable[]): Offer[] {
  const bare = ({ text }: Offer) => text.replace(/^"/, "").toLowerCase();
  const begins = offers.filter((offer) => bare(offer).startsWith(typed));
  const shown = offers.filter((offer) => !begins.includes(offer) && offer.shown?.startsWith(typed));
  const first = [...begins, ...shown];
  const holds = offers.filter((offer) => !first.includes(offer) && bare(offer).includes(typed));
  return [...first, ...holds].slice(0, MOST_OFFERS).map(({ text, detail }) => ({ text, detail }));
}
