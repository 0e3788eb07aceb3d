import type { Completion, Offer, Registers } from "@/lib/domain/search/complete";
import { FIELD_NAMES, fieldKind, isField } from "@/lib/domain/search/fields";
import { tokensOf } from "@/lib/domain/search/lexer";
import { valueMeant } from "@/lib/domain/search/value-words";
import type { Problem } from "@/lib/domain/search/values";

/** A stretch of the text as it is drawn: qualifiers stand out, what makes no sense is underlined. */
export type Piece = { text: string; qualifier: boolean; wrong: boolean };

/** The text cut where its look changes; together the pieces are the text. */
export function piecesOf(text: string, problems: readonly Problem[]): Piece[] {
  const tokens = tokensOf(text).filter(({ name }) => name !== null);
  const cuts = new Set([0, text.length]);
  for (const { from, to } of [...tokens, ...problems])
    for (const at of [from, to]) if (at < text.length) cuts.add(at);
  const edges = [...cuts].sort((one, other) => one - other);
  const covers = (places: readonly { from: number; to: number }[], at: number) =>
    places.some(({ from, to }) => from <= at && at < to);
  return edges.slice(0, -1).map((from, index) => ({
    text: text.slice(from, edges[index + 1]),
    qualifier: covers(tokens, from),
    wrong: covers(problems, from),
  }));
}

/** Problems of what is still being written are not told: those the caret stands in or behind. */
export function settled(problems: readonly Problem[], caret: number | null): Problem[] {
  return problems.filter(({ from, to }) => caret === null || caret < from || to < caret);
}

/**
 * The text with an offer taken, and where the caret goes on. A value at the end is finished, so a space follows; after a
 * qualifier its value follows.
 */
export function withOffer(
  text: string,
  { from, to }: Pick<Completion, "from" | "to">,
  offer: Offer,
): { text: string; caret: number; finished: boolean } {
  const finished = !offer.text.endsWith(":");
  const rest = text.slice(to);
  const space = finished && rest === "" ? " " : "";
  const before = `${text.slice(0, from)}${offer.text}${space}`;
  return { text: before + rest, caret: before.length, finished };
}

/** The caret stands behind a word that may become a qualifier: to search for it as a word is not what is meant yet. */
export function isHalfQualifier(text: string, caret: number): boolean {
  const token = tokensOf(text).find(({ from, to }) => from < caret && caret <= to);
  const [word] = token?.items ?? [];
  if (!token || token.name !== null || !word || word.quoted) return false;
  return [...FIELD_NAMES, "sort"].some((name) => name.startsWith(word.text.toLowerCase()));
}

/** The caret stands in a value that none of those offered is yet: Enter takes the first of them. */
export function isHalfValue(text: string, caret: number, { from, to, offers }: Completion): boolean {
  const token = tokensOf(text).find((one) => one.from < caret && caret <= one.to);
  const name = token?.name?.text;
  if (!token?.name || name === undefined || from < token.name.to || from === to) return false;
  if (name !== "sort" && !(isField(name) && ["choice", "name"].includes(fieldKind(name).kind))) return false;
  const bare = (value: string) => value.replace(/^"|"$/g, "").toLowerCase();
  if (isField(name) && valueMeant(name, bare(text.slice(from, to))) !== null) return false;
  return offers.every((offer) => bare(offer.text) !== bare(text.slice(from, to)));
}

/** The text with what would be right in the place of what is wrong. */
export function withInstead(text: string, { from, to, instead }: Problem): string {
  return instead === undefined ? text : text.slice(0, from) + instead + text.slice(to);
}

/** Whether this part stands in the text just so. */
export function hasPart(text: string, part: string): boolean {
  return tokensOf(text).some(({ from, to }) => text.slice(from, to) === part);
}

/** The text with one part more, or without it where it stands there already. */
export function withPartToggled(text: string, part: string): string {
  const kept = tokensOf(text).map(({ from, to }) => text.slice(from, to));
  const parts = kept.includes(part) ? kept.filter((one) => one !== part) : [...kept, part];
  return parts.join(" ");
}

type Names = Record<"products" | "labels" | "people", readonly ({ label: string } | { name: string })[]>;

/** What the names in a search may be, from what the board brings. */
export function registersOf({ products, labels, people }: Names): Registers {
  const names = (some: Names[keyof Names]) => some.map((one) => ("name" in one ? one.name : one.label));
  return { products: names(products), labels: names(labels), people: names(people) };
}
