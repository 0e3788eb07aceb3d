import { setImmediate } from "node:timers/promises";
import { type SQL, sql } from "drizzle-orm";
import type { Stopped } from "@/lib/domain/board/data";
import { phraseFinder, type SpacedText, spacedText } from "@/lib/domain/search/phrase";
import type { TextTerm } from "@/lib/domain/search/term";
import { textsOfCases } from "@/lib/queries/case-texts";
import { casesWithWords } from "@/lib/queries/words";
import { AFRESH } from "@/lib/server/plan-keeping-client";
import type { Reading } from "@/lib/server/read";
import type { Condition } from "../condition";
import { pickTested, type Tests } from "../pick";
import { walksOf } from "../sorting";
import { alsoWhere, type Where } from "../where";
import type { WordCaps } from "./caps";
import { among, holdsWords, type WordPlan } from "./plan";

/**
 * Checks exact phrases by opening the texts of the newest cases that have their words and everything else that is asked for.
 * Cases beyond the caps are left out where the phrase is wanted, and stay where it is not; `stopped` says that there were some.
 */
export async function checkPhrases(
  reading: Reading,
  phrases: readonly TextTerm[],
  { where, plan, caps }: { where: Where; plan: WordPlan; caps: WordCaps },
): Promise<WordPlan> {
  const until = performance.now() + caps.phraseMs;
  const wanted = phrases.filter(({ negated }) => !negated);
  const unwanted = phrases.filter(({ negated }) => negated);
  if (wanted.length === 0) return leaveOut(reading, unwanted, { where, plan, caps, until });
  const finders = [...wanted, ...unwanted].map(({ text }) => phraseFinder(text));
  const newest = await newestCases(reading, alsoWhere(where, plan.conditions), plan.tests, caps);
  const { matching, stopped } = await thoseThat(reading, newest, {
    finders,
    fits: (found) => found.every((stands, place) => stands === place < wanted.length),
    until,
  });
  return { ...plan, conditions: [among(matching)], tests: null, sample: null, stopped };
}

// Nothing but phrases that must not stand there: each finds the cases to leave out.
async function leaveOut(
  reading: Reading,
  phrases: readonly TextTerm[],
  { where, plan, caps, until }: { where: Where; plan: WordPlan; caps: WordCaps; until: number },
): Promise<WordPlan> {
  const conditions = [...plan.conditions];
  let { stopped } = plan;
  for (const { text } of phrases) {
    const found = await casesWithWords(reading, text, caps.candidates + 1);
    const few = found.length <= caps.candidates;
    const newest = await newestCases(
      reading,
      alsoWhere(where, few ? [...conditions, among(found)] : conditions),
      few ? null : { sql: holdsWords({ text }), most: caps.walk },
      caps,
    );
    const looking = { finders: [phraseFinder(text)], fits: ([stands]: boolean[]) => stands === true, until };
    const checked = await thoseThat(reading, newest, looking);
    conditions.push(otherThan(checked.matching));
    stopped ??= checked.stopped;
  }
  return { ...plan, conditions, stopped };
}

function otherThan(ids: readonly string[]): Condition {
  return { sql: sql`c.id <> all (${`{${ids.join(",")}}`}::uuid[])` };
}

type Newest = { ids: string[]; stopped: Stopped | null };

async function newestCases(
  { tx }: Reading,
  where: Where,
  tests: Tests | null,
  caps: WordCaps,
): Promise<Newest> {
  const [walk] = walksOf({ sort: "received", direction: "descending" }, "after");
  if (!walk) return { ids: [], stopped: null };
  const columns: SQL = sql`c.id, c.received_at`;
  const count = caps.phrase + 1;
  const picked = tests
    ? pickTested(columns, { tests, condition: where.sql, walk, count })
    : sql`select c.id, true as passes, null::bigint as place from cases c where ${where.sql}
        order by c.received_at desc, c.id desc limit ${sql.raw(String(count))}`;
  const { rows } = await tx.execute<{ id: string; passes: boolean; walked: boolean }>(
    sql`${AFRESH} select c.id, c.passes, coalesce(c.place = ${caps.walk}::bigint, false) as walked from (${picked}) c`,
  );
  const ids = rows.filter(({ passes }) => passes).map(({ id }) => id);
  if (ids.length > caps.phrase)
    return { ids: ids.slice(0, caps.phrase), stopped: { by: "phrase", cases: caps.phrase } };
  const walked = rows.some((row) => row.walked);
  return { ids, stopped: walked ? { by: "common word", cases: caps.walk } : null };
}

const BATCH = 50;

type Looking = {
  finders: readonly ((text: SpacedText) => boolean)[];
  /** Told of each finder whether any text of the case holds its phrase. */
  fits: (found: boolean[]) => boolean;
  /** On the clock of `performance.now()`. */
  until: number;
};

/** Those of the cases that fit. The first one is always looked at, so that whoever searches gets on. */
async function thoseThat(
  { tx, vaults }: Reading,
  { ids, stopped }: Newest,
  { finders, fits, until }: Looking,
): Promise<{ matching: string[]; stopped: Stopped | null }> {
  const matching: string[] = [];
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH);
    const opened = await vaults.ofCases(batch);
    const keys = new Map(batch.flatMap((id) => [[id, opened.get(id)] as const].filter(hasKey)));
    const texts = await textsOfCases(tx, keys);
    for (const [place, id] of batch.entries()) {
      const checked = at + place;
      if (checked > 0 && performance.now() >= until)
        return { matching, stopped: { by: "phrase", cases: checked } };
      if (fits(await foundIn(texts.get(id) ?? [], finders))) matching.push(id);
    }
  }
  return { matching, stopped };
}

async function foundIn(texts: readonly string[], finders: Looking["finders"]): Promise<boolean[]> {
  const found = finders.map(() => false);
  for (const text of texts) {
    const searched = spacedText(text);
    for (const [place, stands] of finders.entries()) found[place] ||= stands(searched);
    // A report may hold half a megabyte: other requests get their turn after each text.
    await setImmediate();
  }
  return found;
}

const hasKey = <Key>(entry: readonly [string, Key | undefined]): entry is readonly [string, Key] =>
  entry[1] !== undefined;
