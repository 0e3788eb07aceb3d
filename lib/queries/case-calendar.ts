import { eq } from "drizzle-orm";
import { type cases, policyVersions } from "@/db/schema";
import type { WorkCalendar } from "@/lib/domain/clock/promise";
import type { Tx } from "@/lib/server/database";

/** The days the team works by the policy version this case came in under. Needs a team or system context. */
export async function calendarOf(
  tx: Tx,
  row: Pick<typeof cases.$inferSelect, "id" | "policyVersionId">,
): Promise<WorkCalendar> {
  const [policy] = await tx
    .select({ data: policyVersions.data })
    .from(policyVersions)
    .where(eq(policyVersions.id, row.policyVersionId));
  if (!policy) throw new Error(`case ${row.id} has no policy version`);
  return policy.data.calendar;
}
