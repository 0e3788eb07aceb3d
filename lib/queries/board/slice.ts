import { type SQL, sql } from "drizzle-orm";
import type { Order } from "@/lib/domain/search/sorts";
import { AFRESH } from "@/lib/server/plan-keeping-client";
import type { Reading } from "@/lib/server/read";
import type { Asking } from "./asking";
import { besideRows, type FoundRow, PICKED, SHOWN } from "./found-row";
import { pickGathered, pickPlain, pickTested, type Tests } from "./pick";
import { afterRow, keyOf, orderOf, type Section, type Walk, walksOf } from "./sorting";
import type { Where } from "./where";

/**
 * How far cases are looked for in their order: through the first `near`. Where that does not fill the page, up to `gathered`
 * that were found by other means are sorted.
 */
export type Reach = { near: number; gathered: number };

export const REACH: Reach = { near: 2_000, gathered: 20_000 };

/** Which cases are asked for, by whom, in which order. */
export type Finding = {
  asking: Asking;
  where: Where;
  tests: Tests | null;
  order: Order;
  /** Connections keep the plan: only for searches that are the same for everybody. */
  kept: boolean;
  /** Null: the planner is trusted with the order. */
  reach: Reach | null;
};

/** A row at its place in the order: what a cursor is made of. */
export type Placed = FoundRow & { section: Section; key: number };

/** Where a slice begins: after this row, in the direction it is walked. */
export type Start = { section: Section; value: number; id: string };

/** Rows in the order they were walked. `stoppedAt`: tests went no further than this row, though there may be more. */
export type Slice = { rows: Placed[]; stoppedAt: Start | null };

type Wanted = { way: "after" | "before"; start: Start | null; count: number };
type Row = FoundRow & { key: number; place: number | null; passes: boolean };

/**
 * The first rows that come after `start`, or from the beginning: forwards ("after") or backwards ("before"). One statement a
 * section; a section that cannot have any of the cases asked for is left out.
 */
export async function sliceOf(reading: Reading, finding: Finding, wanted: Wanted): Promise<Slice> {
  const { where, order } = finding;
  const { start, count } = wanted;
  const all = walksOf(order, wanted.way);
  const from = start === null ? 0 : all.findIndex(({ section }) => section === start.section);
  const rows: Placed[] = [];
  for (const walk of all.slice(Math.max(0, from))) {
    const ruledOut = walk.section === "valued" ? where.lacks : where.needs;
    if (ruledOut.has(order.sort)) continue;
    const begin = start?.section === walk.section ? start : null;
    const found = await walked(reading, finding, walk, begin, count);
    rows.push(...found.rows);
    if (rows.length >= count) break;
    if (found.stoppedAt) return { rows, stoppedAt: found.stoppedAt };
  }
  return { rows: rows.slice(0, count), stoppedAt: null };
}

// What is asked may be about any column.
const EVERYTHING = sql.raw("c.*");

async function walked(
  reading: Reading,
  finding: Finding,
  walk: Walk,
  start: Start | null,
  count: number,
): Promise<Slice> {
  const { where, tests, order } = finding;
  const place = allOf([
    ...(walk.section === "valued" ? where.bounds(order.sort) : []),
    ...(walk.among ? [walk.among] : []),
    ...(start ? [afterRow(walk, start)] : []),
  ]);
  const condition = allOf([where.sql, place]);
  const picked = (pick: SQL) => rowsOf(reading, finding, walk, pick);
  if (tests) return passing(await picked(pickTested(PICKED, { tests, condition, walk, count })), walk, tests);
  const reach = reachOf(finding, walk);
  if (reach === null) return passing(await picked(pickPlain({ condition, walk, count })), walk);
  const near = { sql: where.sql, most: reach.near };
  const nearby = passing(
    await picked(pickTested(EVERYTHING, { tests: near, condition: place, walk, count })),
    walk,
    near,
  );
  if (nearby.rows.length >= count || nearby.stoppedAt === null) return { ...nearby, stoppedAt: null };
  const gathered = await picked(pickGathered({ most: reach.gathered, condition, walk, count }));
  if (gathered.every(({ passes }) => passes)) return passing(gathered, walk);
  return passing(await picked(pickPlain({ condition, walk, count })), walk);
}

// The planner takes what is asked for to be spread evenly over the order. Where it all lies at the far end, as new cases do
// in the order of severity, it would walk there. Newest first, most filters have an index of their own in that order.
function reachOf({ where, order, reach }: Finding, { section }: Walk): Reach | null {
  const newestFirst = order.sort === "received" || section === "blank";
  return newestFirst || where.few || where.conditions === 0 ? null : reach;
}

async function rowsOf({ tx }: Reading, { asking, kept }: Finding, walk: Walk, picked: SQL): Promise<Row[]> {
  const { rows } = await tx.execute<Row>(sql`${kept ? sql`` : AFRESH}
    select ${SHOWN}, ${keyOf(walk)} as key, c.place::int as place, c.passes
    from (${picked}) c ${besideRows(asking.personId)}
    order by ${orderOf(walk)}`);
  return rows;
}

function passing(rows: readonly Row[], { section }: Walk, tests?: Tests): Slice {
  const last = rows.at(-1);
  const stopped = tests !== undefined && last?.place === tests.most;
  return {
    rows: rows.filter(({ passes }) => passes).map((row) => ({ ...row, section })),
    stoppedAt: stopped ? { section, value: last.key, id: last.id } : null,
  };
}

function allOf(parts: readonly SQL[]): SQL {
  return parts.length === 0 ? sql`true` : sql.join([...parts], sql` and `);
}
