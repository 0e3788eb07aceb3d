import { eq } from "drizzle-orm";
import { clocks } from "@/db/schema";
import type { LastMove } from "@/lib/domain/case/take-back";
import type { Tx } from "@/lib/server/database";
import { dueWith, refreshNextDue } from "./clocks";

type ClockRow = typeof clocks.$inferSelect;
type Before = Partial<Pick<ClockRow, "endedAt" | "satisfiedAt" | "satisfiedBy" | "pausedSpans" | "dueAt">>;

type Turned = Pick<LastMove, "event" | "from" | "to" | "at"> & {
  /** When the case was closed that the move opened. */
  closedAt: Date | null;
};

/** Turns the clocks of a case back to before a move: what it ended, kept or let go on is as it was. */
export async function restoreClocks(tx: Tx, caseId: string, move: Turned): Promise<void> {
  for (const clock of await tx.select().from(clocks).where(eq(clocks.caseId, caseId))) {
    const before = beforeMove(clock, move);
    if (Object.keys(before).length > 0) await tx.update(clocks).set(before).where(eq(clocks.id, clock.id));
  }
  await refreshNextDue(tx, caseId);
}

function beforeMove(clock: ClockRow, { event, from, to, at, closedAt }: Turned): Before {
  if (from === "closed") return closedAt === null ? {} : endedAgain(clock, closedAt);
  const atMove = (time: Date | null) => time?.getTime() === at.getTime();
  const ended = to === "closed" && atMove(clock.endedAt);
  const kept = event === "plan" && clock.kind === "evaluation" && atMove(clock.satisfiedAt);
  return {
    ...(ended && { endedAt: null }),
    ...(kept && { satisfiedAt: null, satisfiedBy: null }),
    ...(from === "needs_info" && restingAgain(clock, at)),
  };
}

// What opening the case brought back rests as it did: see reviveClocks.
function endedAgain(clock: ClockRow, closedAt: Date): Before {
  if (clock.satisfiedAt !== null || clock.endedAt !== null || clock.startedAt > closedAt) return {};
  const pausedSpans = clock.pausedSpans.flatMap(({ from, to }) =>
    to === null || from === closedAt.toISOString() ? [] : [{ from, to }],
  );
  return { endedAt: closedAt, pausedSpans, dueAt: dueWith(clock, pausedSpans) };
}

// A pause that ended with the move goes on; what it moved the due time by is taken off again.
function restingAgain(clock: ClockRow, at: Date): Before {
  const over = at.toISOString();
  if (!clock.pausedSpans.some(({ to }) => to === over)) return {};
  const pausedSpans = clock.pausedSpans.map(({ from, to }) => ({ from, to: to === over ? null : to }));
  const closed = pausedSpans.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
  return { pausedSpans, dueAt: dueWith(clock, closed) };
}
