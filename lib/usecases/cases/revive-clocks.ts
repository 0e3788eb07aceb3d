import { and, eq, isNull } from "drizzle-orm";
import { clocks } from "@/db/schema";
import type { Tx } from "@/lib/server/database";
import { dueWith, refreshNextDue } from "./clocks";
import type { CaseRow } from "./subject";

type ClockRow = typeof clocks.$inferSelect;

/**
 * A case that is opened again owes what it owed when it was closed. Nothing begins anew: an acknowledgement is due when it was,
 * late or not, and an update with the time that was left of it. An evaluation whose time passed meanwhile stays ended: whoever was
 * told how the case closed was given one.
 */
export async function reviveClocks(tx: Tx, row: CaseRow, at: Date): Promise<void> {
  if (row.closedAt === null) return;
  const ended = await tx
    .select()
    .from(clocks)
    .where(and(eq(clocks.caseId, row.id), eq(clocks.endedAt, row.closedAt), isNull(clocks.satisfiedAt)));
  for (const clock of ended) {
    const again = revived(clock, row.closedAt, at);
    if (again) await tx.update(clocks).set(again).where(eq(clocks.id, clock.id));
  }
  await refreshNextDue(tx, row.id);
}

function revived(clock: ClockRow, closedAt: Date, at: Date): Partial<ClockRow> | null {
  if (clock.kind === "evaluation") return clock.dueAt > at ? { endedAt: null } : null;
  if (clock.kind === "acknowledgement") return { endedAt: null };
  const over = clock.pausedSpans.map(({ from, to }) => ({ from, to: to ?? closedAt.toISOString() }));
  const pausedSpans = [...over, { from: closedAt.toISOString(), to: at.toISOString() }];
  return { endedAt: null, pausedSpans, dueAt: dueWith(clock, pausedSpans) };
}
