import { type SQL, sql } from "drizzle-orm";
import type { Stopped } from "@/lib/domain/board/data";
import type { TextTerm } from "@/lib/domain/search/term";
import type { Problem } from "@/lib/domain/search/values";
import { casesWithWords, searchHashes, wordIndexIsOn } from "@/lib/queries/words";
import { hashArray } from "@/lib/server/crypto/word-hashes";
import type { Reading } from "@/lib/server/read";
import { anyOf, type Condition } from "../condition";
import type { Tests } from "../pick";
import type { Resolved } from "../resolve";
import type { WordCaps } from "./caps";

/**
 * How the words of a search are looked for. `conditions` are answered by ids and hold exactly; `tests` are tried case by case.
 * `sample`: some of the cases with the words, to say how many there are at least.
 */
export type WordPlan = {
  conditions: readonly Condition[];
  tests: Tests | null;
  sample: Condition | null;
  stopped: Stopped | null;
  problems: readonly Problem[];
};

export const NO_WORDS: WordPlan = { conditions: [], tests: null, sample: null, stopped: null, problems: [] };

/** Cases by their ids, for a condition. */
export function among(ids: readonly string[]): Condition {
  return { sql: sql`c.id = any (${`{${ids.join(",")}}`}::uuid[])`, few: true };
}

/**
 * Looks the words up. Those that few cases have give their ids; those that many have are tested case by case. Exact phrases
 * count as their words here (phrases.ts checks the rest).
 */
export async function planWords(
  reading: Reading,
  texts: Resolved["texts"],
  caps: WordCaps,
): Promise<WordPlan> {
  if (texts.length === 0) return NO_WORDS;
  const terms = texts.map(({ term }) => term);
  const wanted = terms.filter(({ negated }) => !negated);
  const unwanted = holdsNone(terms.filter(({ negated, phrase }) => negated && !phrase));
  const together = wanted.map(({ text }) => text).join(" ");
  const [on, found] = await Promise.all([
    wordIndexIsOn(reading),
    casesWithWords(reading, together, caps.candidates + 1),
  ]);
  if (!on) return withoutIndex(texts);
  if (wanted.length === 0) return { ...NO_WORDS, tests: testsOf(unwanted, caps) };
  if (found.length <= caps.candidates)
    return { ...NO_WORDS, conditions: [among(found), ...unwanted.map((part) => ({ sql: part }))] };
  return {
    ...NO_WORDS,
    tests: testsOf([holdsWords({ text: together }), ...unwanted], caps),
    sample: { sql: sql.join([among(found).sql, ...unwanted], sql` and `) },
  };
}

/** Whether every word of a text stands in the case, as its row in the index says. */
export function holdsWords(term: Pick<TextTerm, "text">): SQL {
  return sql`(select ${hasWords(term)} from case_words w where w.case_id = c.id)`;
}

/** That none of these texts does: one look at the row, however many there are, since planning each costs. */
function holdsNone(unwanted: readonly Pick<TextTerm, "text">[]): SQL[] {
  if (unwanted.length === 0) return [];
  return [
    sql`(select ${anyOf(unwanted.map(hasWords))} from case_words w where w.case_id = c.id) is not true`,
  ];
}

const hasWords = ({ text }: Pick<TextTerm, "text">) =>
  sql`w.words @> ${hashArray(searchHashes(text))}::bigint[]`;

function testsOf(parts: readonly SQL[], { walk }: WordCaps): Tests | null {
  return parts.length === 0 ? null : { sql: sql`(${sql.join([...parts], sql` and `)})`, most: walk };
}

const SWITCHED_OFF =
  "The word index of this desk is switched off, so that words cannot be searched for. Qualifiers can.";

// No case is known to have a word; none is known to lack one either.
function withoutIndex(texts: Resolved["texts"]): WordPlan {
  return {
    ...NO_WORDS,
    conditions: texts.some(({ term }) => !term.negated) ? [{ sql: sql`false` }] : [],
    problems: texts.map(({ place }) => ({ ...place, message: SWITCHED_OFF })),
  };
}
