import { and, eq, isNull } from "drizzle-orm";
import { type cases, participants, policyVersions } from "@/db/schema";
import type { SnoozeFacts } from "@/lib/domain/case/snooze";
import type { Tx } from "@/lib/server/database";

type Row = Pick<
  typeof cases.$inferSelect,
  "id" | "state" | "nextDueKind" | "nextDueSoonAt" | "policyVersionId"
>;

/** What decides how long this case may be snoozed. Needs a team or system context. */
export async function snoozeFacts(tx: Tx, row: Row): Promise<SnoozeFacts> {
  const [policy] = await tx
    .select({ data: policyVersions.data })
    .from(policyVersions)
    .where(eq(policyVersions.id, row.policyVersionId));
  if (!policy) throw new Error(`case ${row.id} has no policy version`);
  const reporters = await tx
    .select({ id: participants.id })
    .from(participants)
    .where(
      and(eq(participants.caseId, row.id), eq(participants.kind, "reporter"), isNull(participants.removedAt)),
    )
    .limit(1);
  const { state, nextDueKind, nextDueSoonAt } = row;
  const { calendar } = policy.data;
  return { state, nextDueKind, nextDueSoonAt, calendar, hasReporter: reporters.length > 0 };
}
