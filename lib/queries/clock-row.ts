import { clocks } from "@/db/schema";
import { pausedSpanSchema } from "@/lib/domain/clock/due";
import type { Clock } from "@/lib/domain/clock/status";

/** What tells how a clock stands, and in which words. */
export const CLOCK_COLUMNS = {
  id: clocks.id,
  kind: clocks.kind,
  limitData: clocks.limitData,
  shownToReporter: clocks.shownToReporter,
  startedAt: clocks.startedAt,
  dueAt: clocks.dueAt,
  pausedSpans: clocks.pausedSpans,
  satisfiedAt: clocks.satisfiedAt,
  endedAt: clocks.endedAt,
};

/** A stored clock as the domain reads it. */
export function toClock(
  row: Pick<
    typeof clocks.$inferSelect,
    "kind" | "startedAt" | "dueAt" | "pausedSpans" | "satisfiedAt" | "endedAt"
  >,
): Clock {
  return {
    kind: row.kind,
    startedAt: row.startedAt,
    dueAt: row.dueAt,
    pausedSpans: row.pausedSpans.map((span) => pausedSpanSchema.parse(span)),
    satisfiedAt: row.satisfiedAt,
    endedAt: row.endedAt,
  };
}
