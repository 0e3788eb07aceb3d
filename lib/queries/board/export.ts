import { sql } from "drizzle-orm";
import type { PersonActor } from "@/lib/domain/access/actor";
import { mayEver } from "@/lib/domain/access/policy";
import type { Cursor } from "@/lib/domain/board/cursor";
import { EXPORT_LIMIT, type ExportedCase } from "@/lib/domain/board/export";
import type { Parsed } from "@/lib/domain/search/parse";
import type { Order } from "@/lib/domain/search/sorts";
import { AFRESH } from "@/lib/server/plan-keeping-client";
import { type Reading, read } from "@/lib/server/read";
import { searchTurns } from "@/lib/server/turns";
import { type Found, findCases, type Looking } from "./find";
import { pageAt } from "./page";
import { toBoardRow } from "./row";
import type { Placed } from "./slice";

const ROWS_AT_ONCE = 500;

export type Exported = { parsed: Parsed; order: Order };
type Batch = { rows: ExportedCase[]; next: Cursor | null };

/** How many cases a search has, as far as a file holds them; null where they are tested one by one. */
export async function exportSize({ tx }: Reading, { finding }: Found): Promise<number | null> {
  if (finding.tests) return null;
  const { rows } = await tx.execute<{ size: number }>(sql`${AFRESH}
    select count(*)::int as size from (
      select from cases c where ${finding.where.sql} limit ${sql.raw(String(EXPORT_LIMIT + 1))}) counted`);
  return rows[0]?.size ?? 0;
}

/**
 * All cases of a search in their order, some hundred at a time, each time as this person may see them then. Ends early after
 * {@link EXPORT_LIMIT}; returns whether it did.
 *
 * @param whoAsks asked before each batch: who the session it was asked in speaks for by then, with their roles; null ends it
 */
export async function* exportedCases(
  now: Date,
  asked: Exported,
  whoAsks: () => Promise<PersonActor | null>,
): AsyncGenerator<ExportedCase[], { stopped: boolean }> {
  let at: Cursor | null = null;
  let told = 0;
  do {
    const actor = await whoAsks();
    if (actor === null || !mayEver(actor, "case.export"))
      throw new Error("the session ended during an export, or its person may not export any more");
    const work = () => batchAfter({ actor, now }, asked, at);
    const batch = await searchTurns().take(actor.personId, work, { patient: true });
    yield batch.rows.slice(0, EXPORT_LIMIT - told);
    told += batch.rows.length;
    at = batch.next;
  } while (at !== null && told < EXPORT_LIMIT);
  return { stopped: at !== null };
}

function batchAfter(looking: Looking, asked: Exported, at: Cursor | null): Promise<Batch> {
  return read(looking.actor, async (reading) => {
    const { finding, words, problems } = await findCases(reading, looking, { ...asked, usual: false });
    // The search could be answered when the file began. Better half a file that says so than a whole one that lacks cases.
    if (words.stopped || problems.length > 0)
      throw new Error("the search of an export cannot be answered to its end any more");
    const { rows, next } = await pageAt(reading, finding, at, ROWS_AT_ONCE);
    return { rows: rows.map((row) => toExported(reading, row, looking.now)), next };
  });
}

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

function toExported({ vaults }: Reading, row: Placed, now: Date): ExportedCase {
  return {
    ...toBoardRow(vaults, row, now),
    dueAt: iso(row.next_due_ms),
    embargoUntil: iso(row.embargo_until_ms),
    closedAt: iso(row.closed_ms),
  };
}
