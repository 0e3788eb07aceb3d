import { and, eq, isNull } from "drizzle-orm";
import { participants } from "@/db/schema";
import type { Tx } from "@/lib/server/database";

/** Whether anybody reads this case as its reporter. Needs a team or system context. */
export async function hasReporter(tx: Tx, caseId: string): Promise<boolean> {
  const found = await tx
    .select({ id: participants.id })
    .from(participants)
    .where(
      and(eq(participants.caseId, caseId), eq(participants.kind, "reporter"), isNull(participants.removedAt)),
    )
    .limit(1);
  return found.length > 0;
}
