import { type SQL, sql } from "drizzle-orm";
import { BEYOND, COUNT_CAP, type Count, cappedCount } from "@/lib/domain/board/count";
import { AFRESH } from "@/lib/server/plan-keeping-client";
import type { Reading } from "@/lib/server/read";
import type { BeyondCap } from "./beyond-cap";
import type { Condition } from "./condition";
import type { FoundRow } from "./found-row";
import type { Tests } from "./pick";
import type { Finding } from "./slice";
import { alsoWhere } from "./where";

export type Counts = { count: Count; overdue: Count };

const LIMIT = sql.raw(String(COUNT_CAP + 1));
/** Cases that are tested to say how many pass at least. */
const SAMPLE = 2_000;

/**
 * Total and overdue of a search; both stop after the cap. Where cases are tested one by one, how many there are at least: by
 * the cases of `sample`, or else by those that came last. What was `beyond` the cap lately is not counted again.
 */
export async function countsOf(
  reading: Reading,
  finding: Finding,
  sample: Condition | null,
  beyond: BeyondCap | null = null,
): Promise<Counts> {
  const { where, tests } = finding;
  if (tests === null) return counted(reading, finding, where.sql, beyond);
  if (sample !== null) return atLeast(await counted(reading, finding, alsoWhere(where, [sample]).sql));
  return sampled(reading, finding, tests);
}

/** The numbers of what stands on a page whole. */
export function countsOfRows(rows: readonly Pick<FoundRow, "next_due_ms">[], now: Date): Counts {
  const late = rows.filter(({ next_due_ms: due }) => due !== null && due < now.getTime());
  return { count: cappedCount(rows.length), overdue: cappedCount(late.length) };
}

/** How many cases a condition finds, as a scalar subquery that stops after the cap. */
export function countSql(condition: SQL): SQL {
  return sql`(select count(*)::int from (select from cases c where ${condition} limit ${LIMIT}) counted)`;
}

async function counted(
  { tx }: Reading,
  { kept, asking }: Finding,
  condition: SQL,
  beyond: BeyondCap | null = null,
): Promise<Counts> {
  const begin = kept ? sql`` : AFRESH;
  const late = countSql(sql`${condition} and c.next_due_at < ${asking.now}`);
  if (beyond?.has("count")) {
    if (beyond.has("overdue")) return { count: BEYOND, overdue: BEYOND };
    const { rows } = await tx.execute<{ overdue: number }>(sql`${begin} select ${late} as overdue`);
    const overdue = cappedCount(rows[0]?.overdue ?? 0);
    // That there are many was believed, not seen again: it is believed no longer for that.
    if (overdue.more) beyond.found("overdue");
    return { count: BEYOND, overdue };
  }
  // What was counted tells how many of it are late, unless there is more than was counted: only then they are looked for.
  const { rows } = await tx.execute<{ total: number; overdue: number }>(sql`${begin}
    select total, case when total < ${LIMIT} then late else ${late} end as overdue
    from (
      select count(*)::int as total, count(*) filter (where next_due_at < ${asking.now})::int as late
      from (select c.next_due_at from cases c where ${condition} limit ${LIMIT}) counted
    ) counts`);
  const [row] = rows;
  return noted(beyond, { count: cappedCount(row?.total ?? 0), overdue: cappedCount(row?.overdue ?? 0) });
}

function noted(beyond: BeyondCap | null, counts: Counts): Counts {
  if (counts.count.more) beyond?.found("count");
  if (counts.overdue.more) beyond?.found("overdue");
  return counts;
}

async function sampled({ tx }: Reading, { where, asking }: Finding, tests: Tests): Promise<Counts> {
  const { rows } = await tx.execute<{ tried: number; total: number; overdue: number }>(sql`${AFRESH}
    select count(*)::int as tried, count(*) filter (where passes)::int as total,
      count(*) filter (where passes and next_due_at < ${asking.now})::int as overdue
    from (
      select c.next_due_at, ${tests.sql} as passes from (
        select c.id, c.next_due_at from cases c where ${where.sql}
        order by c.received_at desc, c.id desc limit ${sql.raw(String(SAMPLE))}
      ) c
    ) tested`);
  const [row] = rows;
  const counts = { count: cappedCount(row?.total ?? 0), overdue: cappedCount(row?.overdue ?? 0) };
  return (row?.tried ?? 0) < SAMPLE ? counts : atLeast(counts);
}

function atLeast({ count, overdue }: Counts): Counts {
  return { count: { ...count, more: true }, overdue: { ...overdue, more: true } };
}
