import { and, eq, isNull } from "drizzle-orm";
import { type cases, participants } from "@/db/schema";
import type { SnoozeFacts } from "@/lib/domain/case/snooze";
import type { Tx } from "@/lib/server/database";
import { calendarOf } from "./case-calendar";

type Row = Pick<
  typeof cases.$inferSelect,
  "id" | "state" | "nextDueKind" | "nextDueSoonAt" | "policyVersionId"
>;

/** What decides how long this case may be snoozed. Needs a team or system context. */
export async function snoozeFacts(tx: Tx, row: Row): Promise<SnoozeFacts> {
  const calendar = await calendarOf(tx, row);
  const reporters = await tx
    .select({ id: participants.id })
    .from(participants)
    .where(
      and(eq(participants.caseId, row.id), eq(participants.kind, "reporter"), isNull(participants.removedAt)),
    )
    .limit(1);
  const { state, nextDueKind, nextDueSoonAt } = row;
  return { state, nextDueKind, nextDueSoonAt, calendar, hasReporter: reporters.length > 0 };
}
