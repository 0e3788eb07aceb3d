import type { clocks } from "@/db/schema";
import { clockKindSchema } from "@/lib/domain/clock/promise";
import type { Clock } from "@/lib/domain/clock/status";

/** A stored clock as the domain reads it. */
export function toClock(
  row: Pick<
    typeof clocks.$inferSelect,
    "kind" | "startedAt" | "dueAt" | "pausedSpans" | "satisfiedAt" | "endedAt"
  >,
): Clock {
  return {
    kind: clockKindSchema.parse(row.kind),
    startedAt: row.startedAt,
    dueAt: row.dueAt,
    pausedSpans: row.pausedSpans.map(({ from, to }) => ({
      from: new Date(from),
      to: to === null ? null : new Date(to),
    })),
    satisfiedAt: row.satisfiedAt,
    endedAt: row.endedAt,
  };
}
