import type { PersonActor } from "@/lib/domain/access/actor";
import { fieldKind } from "@/lib/domain/search/fields";
import type { Parsed } from "@/lib/domain/search/parse";
import type { Order } from "@/lib/domain/search/sorts";
import type { Problem } from "@/lib/domain/search/values";
import type { Reading } from "@/lib/server/read";
import { askingAfresh, askingKept } from "./asking";
import type { ResolvedTerm } from "./fields";
import { resolveSearch } from "./resolve";
import { type Finding, REACH, type Reach } from "./slice";
import { walkOnly } from "./walk-only";
import { alsoWhere, whereOf } from "./where";
import { WORD_CAPS, type WordCaps } from "./words/caps";
import { withNamedCases } from "./words/named";
import { checkPhrases } from "./words/phrases";
import { planWords, type WordPlan } from "./words/plan";

/** Who looks at the board, when, and how far looking goes; `signal` is aborted where nobody waits for it any more. */
export type Looking = { actor: PersonActor; now: Date; caps?: WordCaps; reach?: Reach; signal?: AbortSignal };

/** A search made ready for statements, and what of it made no sense or could not be answered to the end. */
export type Found = {
  finding: Finding;
  terms: readonly ResolvedTerm[];
  words: WordPlan;
  problems: readonly Problem[];
};

type Asked = {
  parsed: Parsed;
  order: Order;
  /** The search is one of the few that everybody's board asks again and again. */
  usual: boolean;
};

/** Looks up what the search names, its words and its phrases; the rest is for the statements that list and count. */
export async function findCases(
  reading: Reading,
  { actor, now, caps = WORD_CAPS, reach = REACH }: Looking,
  { parsed, order, usual }: Asked,
): Promise<Found> {
  const { terms, texts, problems } = await resolveSearch(reading.tx, parsed);
  const kept = usual && texts.length === 0 && terms.every(isCommon);
  walkOnly(reading, kept ? "built in" : "anything");
  const asking = kept ? askingKept(actor.personId, now) : askingAfresh(actor.personId, now);
  const where = whereOf(terms, asking);
  let words = await planWords(reading, await withNamedCases(reading, texts, now), caps);
  const phrases = texts.map(({ term }) => term).filter(({ phrase }) => phrase);
  if (phrases.length > 0 && words.problems.length === 0)
    words = await checkPhrases(reading, phrases, { where, plan: words, caps });
  return {
    finding: {
      asking,
      where: alsoWhere(where, words.conditions),
      tests: words.tests,
      order,
      kept,
      reach: kept ? null : reach,
    },
    terms,
    words,
    problems: [...problems, ...words.problems],
  };
}

const PERSONAL = ["mine", "watched", "unread"];

// A kept plan knows no values. What one person, product or time span finds may be nothing or half of all cases; what a closed
// list finds stands in the text.
function isCommon({ field, values }: ResolvedTerm): boolean {
  if (field === "is") return !values.some((value) => PERSONAL.includes(value));
  return fieldKind(field).kind === "choice";
}
