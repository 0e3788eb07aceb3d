import { asc, eq } from "drizzle-orm";
import { clocks } from "@/db/schema";
import { CLOCK_LABELS, type ClockKind, limitSchema, limitWords } from "@/lib/domain/clock/promise";
import { clockStatus } from "@/lib/domain/clock/status";
import { type ClockWords, clockWords, durationWords, roughDurationWords } from "@/lib/domain/clock/words";
import type { Tx } from "@/lib/server/database";
import { CLOCK_COLUMNS, toClock } from "./clock-row";

export type CaseClock = ClockWords & {
  id: string;
  label: string;
  limit: string;
  startedAt: Date;
  dueAt: Date;
  satisfiedAt: Date | null;
  shownToReporter: boolean;
  /** Still to be kept: neither answered nor ended with the case. */
  open: boolean;
  late: boolean;
  /** What the timeline says where the clock was kept or missed. */
  passed: { at: Date; words: string; bad: boolean } | null;
};

/** The clocks of a case, earliest first, each with how it stands in words. */
export async function clocksOf(tx: Tx, caseId: string, now: Date): Promise<CaseClock[]> {
  const rows = await tx
    .select(CLOCK_COLUMNS)
    .from(clocks)
    .where(eq(clocks.caseId, caseId))
    .orderBy(asc(clocks.dueAt));
  return rows.map((row) => {
    const clock = toClock(row);
    const status = clockStatus(clock, now);
    const label = CLOCK_LABELS[clock.kind];
    const limit = limitWords(limitSchema.parse(row.limitData));
    return {
      ...clockWords(status),
      id: row.id,
      label,
      limit,
      startedAt: row.startedAt,
      dueAt: row.dueAt,
      satisfiedAt: row.satisfiedAt,
      shownToReporter: row.shownToReporter,
      open: row.satisfiedAt === null && row.endedAt === null,
      late: status.state === "breached",
      passed: passedOf(clock.kind, status, label, limit, row),
    };
  });
}

function passedOf(
  kind: ClockKind,
  status: ReturnType<typeof clockStatus>,
  label: string,
  limit: string,
  row: { dueAt: Date; satisfiedAt: Date | null },
): CaseClock["passed"] {
  // Kept updates are messages in the timeline anyway; that the first answer came in time is worth a line.
  if (status.state === "met" && row.satisfiedAt && kind !== "next_update")
    return {
      at: row.satisfiedAt,
      words: `${label} after ${roughDurationWords(status.tookMs)}, within the promised ${limit}`,
      bad: false,
    };
  if (status.state !== "breached") return null;
  return row.satisfiedAt
    ? {
        at: row.satisfiedAt,
        words: `Promise missed: ${label.toLowerCase()} came ${durationWords(status.overdueMs)} late (${limit})`,
        bad: true,
      }
    : { at: row.dueAt, words: `Promise missed: ${label.toLowerCase()} was due (${limit})`, bad: true };
}
