import { type SQL, sql } from "drizzle-orm";
import type { Stopped } from "@/lib/domain/board/data";
import type { TextTerm } from "@/lib/domain/search/term";
import type { Problem } from "@/lib/domain/search/values";
import { casesWithWords, searchHashes, wordIndexIsOn } from "@/lib/queries/words";
import { hashArray } from "@/lib/server/crypto/word-hashes";
import type { Reading } from "@/lib/server/read";
import { anyOf, type Condition } from "../condition";
import type { Tests } from "../pick";
import type { WordCaps } from "./caps";
import type { SearchedText } from "./named";

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
 * count as their words here (phrases.ts checks the rest). A word that names cases finds those too.
 */
export async function planWords(
  reading: Reading,
  texts: readonly SearchedText[],
  caps: WordCaps,
): Promise<WordPlan> {
  if (texts.length === 0) return NO_WORDS;
  const wanted = texts.filter(({ term, named }) => !term.negated && named.length === 0);
  const naming = texts.filter(({ term, named }) => !term.negated && named.length > 0);
  const unwanted = holdsNone(texts.filter(({ term }) => term.negated && !term.phrase));
  const together = wanted.map(({ term }) => term.text).join(" ");
  const [on, found, named] = await Promise.all([
    wordIndexIsOn(reading),
    casesWithWords(reading, together, caps.candidates + 1),
    Promise.all(naming.map((text) => eitherWay(reading, text, caps))),
  ]);
  if (!on) return withoutIndex(texts);
  const conditions = named.flatMap(({ condition }) => condition ?? []);
  const tests = named.flatMap(({ test }) => test ?? []);
  if (wanted.length === 0 && conditions.length === 0)
    return { ...NO_WORDS, tests: testsOf([...tests, ...unwanted], caps) };
  const rest = unwanted.map((part) => ({ sql: part }));
  if (found.length <= caps.candidates) {
    const all = wanted.length > 0 ? [among(found), ...conditions] : conditions;
    return { ...NO_WORDS, conditions: [...all, ...rest], tests: testsOf(tests, caps) };
  }
  return {
    ...NO_WORDS,
    conditions,
    tests: testsOf([holdsWords({ text: together }), ...tests, ...unwanted], caps),
    sample: { sql: sql.join([among(found).sql, ...unwanted], sql` and `) },
  };
}

type EitherWay = { condition?: Condition; test?: SQL };

// The word stands in the case, or names it.
async function eitherWay(
  reading: Reading,
  { term, named }: SearchedText,
  { candidates }: WordCaps,
): Promise<EitherWay> {
  const found = await casesWithWords(reading, term.text, candidates + 1);
  return found.length <= candidates
    ? { condition: among([...new Set([...found, ...named])]) }
    : { test: sql`(${holdsWords(term)} or ${among(named).sql})` };
}

/** Whether every word of a text stands in the case, as its row in the index says. */
export function holdsWords(term: Pick<TextTerm, "text">): SQL {
  return sql`(select ${hasWords(term)} from case_words w where w.case_id = c.id)`;
}

/** That none of these texts does: one look at the row, however many there are, since planning each costs. */
function holdsNone(unwanted: readonly SearchedText[]): SQL[] {
  if (unwanted.length === 0) return [];
  const named = unwanted.flatMap((text) => text.named);
  const words = anyOf(unwanted.map(({ term }) => hasWords(term)));
  return [
    sql`(select ${words} from case_words w where w.case_id = c.id) is not true`,
    ...(named.length > 0 ? [sql`not (${among(named).sql})`] : []),
  ];
}

const hasWords = ({ text }: Pick<TextTerm, "text">) =>
  sql`w.words @> ${hashArray(searchHashes(text))}::bigint[]`;

function testsOf(parts: readonly SQL[], { walk }: WordCaps): Tests | null {
  return parts.length === 0 ? null : { sql: sql`(${sql.join([...parts], sql` and `)})`, most: walk };
}

const SWITCHED_OFF =
  "The word index of this desk is switched off, so that words cannot be searched for. Qualifiers can.";

// No case is known to have a word; none is known to lack one either. What a word names is known without the index.
function withoutIndex(texts: readonly SearchedText[]): WordPlan {
  const wanted = texts.filter(({ term }) => !term.negated);
  const unwanted = texts.filter(({ term }) => term.negated).flatMap(({ named }) => named);
  return {
    ...NO_WORDS,
    conditions: [
      ...wanted.map(({ named }) => (named.length > 0 ? among(named) : { sql: sql`false` })),
      ...(unwanted.length > 0 ? [{ sql: sql`not (${among(unwanted).sql})` }] : []),
    ],
    problems: texts
      .filter(({ named }) => named.length === 0)
      .map(({ place }) => ({ ...place, message: SWITCHED_OFF })),
  };
}
