import { type SQL, sql } from "drizzle-orm";
import type { Order } from "@/lib/domain/search/sorts";
import { AFRESH } from "@/lib/server/plan-keeping-client";
import type { Reading } from "@/lib/server/read";
import type { Asking } from "./asking";
import { besideRows, type FoundRow, PICKED, SHOWN } from "./found-row";
import { afterRow, keyOf, orderOf, type Section, type Walk, walksOf } from "./sorting";
import type { Where } from "./where";

/** What is tried case by case because no index answers it, on so many cases at most. */
export type Tests = { sql: SQL; most: number };

/** Which cases are asked for, by whom, in which order. */
export type Finding = {
  asking: Asking;
  where: Where;
  tests: Tests | null;
  order: Order;
  /** Connections keep the plan: only for searches that are the same for everybody. */
  kept: boolean;
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

async function walked(
  { tx }: Reading,
  { asking, where, tests, order, kept }: Finding,
  walk: Walk,
  start: Start | null,
  count: number,
): Promise<Slice> {
  const condition = sql.join(
    [
      where.sql,
      ...(walk.section === "valued" ? where.bounds(order.sort) : []),
      ...(walk.among ? [walk.among] : []),
      ...(start ? [afterRow(walk, start)] : []),
    ],
    sql` and `,
  );
  const picked = tests
    ? pickTested(PICKED, { tests, condition, walk, count })
    : pickPlain({ condition, walk, count });
  const { rows } = await tx.execute<Row>(sql`${kept ? sql`` : AFRESH}
    select ${SHOWN}, ${keyOf(walk)} as key, c.place::int as place, c.passes
    from (${picked}) c ${besideRows(asking.personId)}
    order by ${orderOf(walk)}`);
  const last = rows.at(-1);
  const stopped = tests !== null && last?.place === tests.most;
  return {
    rows: rows.filter(({ passes }) => passes).map((row) => ({ ...row, section: walk.section })),
    stoppedAt: stopped ? { section: walk.section, value: last.key, id: last.id } : null,
  };
}

// Limits stand in the text: without knowing how few rows are wanted, no plan that could be kept would walk an index.
const number = (count: number) => sql.raw(String(count));

type Pick = { condition: SQL; walk: Walk; count: number };

function pickPlain({ condition, walk, count }: Pick): SQL {
  return sql`
      select ${PICKED}, null::bigint as place, true as passes
      from cases c where ${condition}
      order by ${orderOf(walk)} limit ${number(count)}`;
}

/**
 * Cases come in their order, numbered, and each is tested as it comes. The last one that may be tested is handed over in any
 * case, to go on from there.
 */
export function pickTested(columns: SQL, { tests, condition, walk, count }: Pick & { tests: Tests }): SQL {
  const most = number(tests.most);
  return sql`
      select c.*, c.place < ${most} or ${tests.sql} as passes
      from (
        select ${columns}, row_number() over (order by ${orderOf(walk)}) as place
        from cases c where ${condition}
        order by ${orderOf(walk)} limit ${most}
      ) c
      where c.place = ${most} or ${tests.sql}
      order by ${orderOf(walk)} limit ${number(count)}`;
}
