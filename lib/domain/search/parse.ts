import { FIELD_NAMES, type FieldName, isField } from "./fields";
import { type Place, type Token, tokensOf } from "./lexer";
import { nearest } from "./nearest";
import { printTerm } from "./print";
import { type Order, readOrder, SORTS } from "./sorts";
import { LOOKED_UP, SEARCH_LIMITS, type Search, type SearchLimits, type Term } from "./term";
import { type Problem, readValues } from "./values";

/** `places` says where each term stands, for problems that only show when the query runs (a name nobody has). */
export type Parsed = Search & { places: readonly Place[]; problems: readonly Problem[] };

/**
 * Reads the text of the search box. What makes no sense is left out and named in `problems`, with its place; the terms
 * that do stand. Never throws.
 */
export function parseSearch(text: string, limits: SearchLimits = SEARCH_LIMITS): Parsed {
  const terms: Term[] = [];
  const places: Place[] = [];
  const problems: Problem[] = [];
  let order: Order | null = null;
  if (text.length > limits.characters) problems.push(tooLong(text, limits));
  for (const token of tokensOf(text.slice(0, limits.characters))) {
    if (token.unclosed)
      problems.push({ ...placeOf(token), message: "A quotation mark is opened here and not closed." });
    const read = token.name?.text === "sort" ? orderOf(token) : termOf(token, limits);
    if ("message" in read) problems.push(read);
    else if ("sort" in read) order = read;
    else if (!isSaid(terms, read)) {
      const most = limitBefore(terms, read, limits);
      if (most) problems.push({ ...placeOf(token), message: `${most}; this one is left out.` });
      else {
        terms.push(read);
        places.push(placeOf(token));
      }
    }
  }
  return { terms, places, order, problems };
}

// Said twice, a part asks nothing more, and would be looked for twice.
function isSaid(terms: readonly Term[], next: Term): boolean {
  const text = printTerm(next);
  return terms.some((term) => printTerm(term) === text);
}

const isPhrase = (term: Term) => term.kind === "text" && term.phrase;

const isLookedUp = (term: Term) =>
  term.kind === "field" && (LOOKED_UP as readonly FieldName[]).includes(term.field);

/** Which limit keeps one more term out. */
function limitBefore(terms: readonly Term[], next: Term, limits: SearchLimits): string | null {
  if (terms.length >= limits.terms) return `At most ${limits.terms} parts`;
  const isFull = (isOne: (term: Term) => boolean, most: number) =>
    isOne(next) && terms.filter(isOne).length >= most;
  if (isFull(isPhrase, limits.phrases)) return `At most ${limits.phrases} exact phrases`;
  if (!isFull(isLookedUp, limits.lookUps)) return null;
  return `At most ${limits.lookUps} parts with ${LOOKED_UP.map((name) => `${name}:`).join(", ")}`;
}

const placeOf = ({ from, to }: Place): Place => ({ from, to });

function tooLong(text: string, { characters }: SearchLimits): Problem {
  return {
    from: characters,
    to: text.length,
    message: `At most ${characters} characters; what follows is left out.`,
  };
}

function orderOf(token: Token): Order | Problem {
  const [item] = token.items;
  const order = item && readOrder(item.text.toLowerCase());
  if (order && token.items.length === 1 && !token.negated) return order;
  const instead = item && nearest(item.text.toLowerCase(), Object.keys(SORTS));
  const place = placeOf(item ?? token);
  return { ...place, message: `sort: knows ${Object.keys(SORTS).join(", ")}.`, ...(instead && { instead }) };
}

function termOf(token: Token, limits: SearchLimits): Term | Problem {
  const { name, negated, items } = token;
  if (name === null) return textOf(token);
  if (!isField(name.text)) {
    const instead = nearest(name.text, [...FIELD_NAMES, "sort"]);
    const message = `There is no qualifier “${name.text}”. To search for these words, put them in quotation marks.`;
    return { ...placeOf(name), message, ...(instead && { instead }) };
  }
  const read = readValues(name.text, { ...token, items }, limits.values);
  return "message" in read ? read : { kind: "field", field: name.text, negated, ...read };
}

function textOf({ items, negated, from, to }: Token): Term | Problem {
  const [item] = items;
  const words = item?.text.trim().replace(/\s+/gu, " ") ?? "";
  if (!/[\p{L}\p{N}]/u.test(words)) return { from, to, message: "There is no word here to search for." };
  return { kind: "text", negated, text: words, phrase: item?.quoted ?? false };
}
