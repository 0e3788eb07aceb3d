import { labels, people, products } from "@/db/schema";
import type { Place } from "@/lib/domain/search/lexer";
import { type Named, registerOf, resolveNames } from "@/lib/domain/search/names";
import type { Parsed } from "@/lib/domain/search/parse";
import type { Known } from "@/lib/domain/search/pin";
import type { Term, TextTerm } from "@/lib/domain/search/term";
import type { Problem } from "@/lib/domain/search/values";
import type { Tx } from "@/lib/server/database";
import type { ResolvedTerm } from "./fields";

/** A search whose names were looked up. `texts` are its words and phrases, each with its place. */
export type Resolved = {
  terms: readonly ResolvedTerm[];
  texts: readonly { term: TextTerm; place: Place }[];
  problems: readonly Problem[];
};

// What was archived and who left stay on their cases, and can be searched for.
const REGISTERS = {
  products: (tx: Tx): Promise<Named[]> => tx.select({ id: products.id, name: products.name }).from(products),
  labels: (tx: Tx): Promise<Named[]> => tx.select({ id: labels.id, name: labels.name }).from(labels),
  people: (tx: Tx): Promise<Named[]> => tx.select({ id: people.id, name: people.displayName }).from(people),
};

const NOWHERE: Place = { from: 0, to: 0 };

/** What the registers know that these terms ask about: one query for each of them. */
export async function knownTo(tx: Tx, terms: readonly Term[]): Promise<Known> {
  const wanted = new Set(terms.flatMap((term) => (term.kind === "field" ? (registerOf(term) ?? []) : [])));
  return new Map(
    await Promise.all([...wanted].map(async (name) => [name, await REGISTERS[name](tx)] as const)),
  );
}

/** Looks names up, where the search has any. */
export async function resolveSearch(tx: Tx, { terms, places, problems }: Parsed): Promise<Resolved> {
  const fields = terms.flatMap((term, at) =>
    term.kind === "field" ? [{ term, place: places[at] ?? NOWHERE }] : [],
  );
  const known = await knownTo(tx, terms);
  const found = fields.map(({ term, place }) => {
    const register = registerOf(term);
    return { term, ...resolveNames(term, place, (register && known.get(register)) ?? []) };
  });
  return {
    terms: found.map(({ term, ids }) => ({ ...term, ids })),
    texts: terms.flatMap((term, at) =>
      term.kind === "text" ? [{ term, place: places[at] ?? NOWHERE }] : [],
    ),
    problems: [...problems, ...found.flatMap((one) => one.problems)],
  };
}
