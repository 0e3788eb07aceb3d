import { type SQL, sql } from "drizzle-orm";
import { cappedCount } from "@/lib/domain/board/count";
import type { BoardView, QueueCounts } from "@/lib/domain/board/data";
import { parseKept } from "@/lib/domain/board/kept-search";
import { AFRESH } from "@/lib/server/plan-keeping-client";
import { type Reading, read } from "@/lib/server/read";
import { isTimeout } from "@/lib/server/timeout";
import { searchTurns } from "@/lib/server/turns";
import { type Asking, askingAfresh, askingKept } from "./asking";
import { countSql } from "./counts";
import type { Looking } from "./find";
import { resolveSearch } from "./resolve";
import { allViews } from "./views";
import { walkOnly } from "./walk-only";
import { whereOf } from "./where";

/** Saved views that are counted; more than a rail holds anyway. */
const MOST_SAVED = 20;
const SAVED_MS = 1_500;

type Counts = QueueCounts["counts"];

/**
 * How many cases each view finds, and whether one of them has a late promise: one statement for the built-in views, one for
 * saved ones. Views that look for words are not counted, nor are those that name what is not there, nor saved ones where
 * that takes too long.
 */
export async function queueCounts(looking: Looking): Promise<QueueCounts> {
  return searchTurns().take(looking.actor.personId, () => countQueues(looking), looking);
}

async function countQueues(looking: Looking): Promise<QueueCounts> {
  const builtIn = await read(looking.actor, async (reading) => {
    const views = await allViews(reading);
    const own = views.filter(({ version }) => version === null);
    walkOnly(reading, "built in");
    return {
      views,
      counts: await countedViews(reading, own, askingKept(looking.actor.personId, looking.now), sql``),
    };
  });
  const saved = builtIn.views.filter(({ version }) => version !== null);
  return { counts: { ...builtIn.counts, ...(await savedCounts(looking, saved)) } };
}

async function savedCounts({ actor, now }: Looking, views: readonly BoardView[]): Promise<Counts> {
  if (views.length === 0) return {};
  const none = Object.fromEntries(views.map(({ key }) => [key, null]));
  try {
    const counts = await read(actor, async (reading) => {
      await reading.tx.execute(sql.raw(`set local statement_timeout = ${SAVED_MS}`));
      walkOnly(reading, "anything");
      return countedViews(reading, views.slice(0, MOST_SAVED), askingAfresh(actor.personId, now), AFRESH);
    });
    return { ...none, ...counts };
  } catch (error) {
    if (isTimeout(error)) return none;
    throw error;
  }
}

async function countedViews(
  reading: Reading,
  views: readonly BoardView[],
  asking: Asking,
  beginning: SQL,
): Promise<Counts> {
  const resolved = await Promise.all(
    views.map(async ({ key, search }) => ({
      key,
      ...(await resolveSearch(reading.tx, parseKept(search))),
    })),
  );
  const countable = resolved.filter(
    ({ texts, problems }) => texts.length === 0 && problems.every(({ stands }) => stands),
  );
  const parts = countable.map(({ terms }, at) => {
    const where = whereOf(terms, asking).sql;
    const late = sql`exists (select from cases c where ${where} and c.next_due_at < ${asking.now})`;
    return sql`${countSql(where)} as ${sql.raw(`count_${at}`)}, ${late} as ${sql.raw(`late_${at}`)}`;
  });
  if (parts.length === 0) return {};
  const { rows } = await reading.tx.execute<Record<string, number | boolean>>(
    sql`${beginning} select ${sql.join(parts, sql`, `)}`,
  );
  return Object.fromEntries(
    countable.map(({ key }, at) => [
      key,
      { count: cappedCount(Number(rows[0]?.[`count_${at}`] ?? 0)), late: rows[0]?.[`late_${at}`] === true },
    ]),
  );
}
