import { and, asc, eq } from "drizzle-orm";
import { clocks } from "@/db/schema";
import { CLOCK_LABELS, limitSchema, limitWords } from "@/lib/domain/clock/promise";
import { type ClockStatus, clockStatus } from "@/lib/domain/clock/status";
import type { Reading } from "@/lib/server/read";
import { CLOCK_COLUMNS, toClock } from "./clock-row";

/** A promise made to the reporter, and how it stands. House rules of the team are not among them. */
export type PortalPromise = {
  id: string;
  kind: keyof typeof CLOCK_LABELS;
  label: string;
  limit: string;
  dueAt: Date;
  satisfiedAt: Date | null;
  status: ClockStatus;
};

/** The promises made to the reporter, in the order they were made. */
export async function promisesOf({ tx }: Reading, caseId: string, now: Date): Promise<PortalPromise[]> {
  const rows = await tx
    .select(CLOCK_COLUMNS)
    .from(clocks)
    .where(and(eq(clocks.caseId, caseId), eq(clocks.shownToReporter, true)))
    .orderBy(asc(clocks.startedAt), asc(clocks.dueAt));
  return rows.map((row) => {
    return {
      id: row.id,
      kind: row.kind,
      label: CLOCK_LABELS[row.kind],
      limit: limitWords(limitSchema.parse(row.limitData)),
      dueAt: row.dueAt,
      satisfiedAt: row.satisfiedAt,
      status: clockStatus(toClock(row), now),
    };
  });
}
