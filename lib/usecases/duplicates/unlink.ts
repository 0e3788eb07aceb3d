import { and, eq, isNull } from "drizzle-orm";
import { duplicateLinks } from "@/db/schema";
import { personIdOf } from "@/lib/domain/access/actor";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import type { Work } from "@/lib/server/use-case";
import type { CaseRow } from "@/lib/usecases/cases/subject";
import { settleEarlierReports } from "./earlier-report";
import { tracesOf } from "./pair";

/**
 * Ends the link of a case that is opened again, as `row` had it: what was signed for reporters on either side follows, the
 * history of the link stays. Acts as the system, since whoever reopens may not see the other case, and as the one who asked again afterwards.
 */
export async function endLink(work: Work, row: CaseRow): Promise<EventDraft[]> {
  if (row.duplicateOf === null) return [];
  const { tx, actor, now, become } = work;
  await become({ type: "system", task: "split duplicate" });
  await tx
    .update(duplicateLinks)
    .set({ splitBy: personIdOf(actor), splitAt: now })
    .where(and(eq(duplicateLinks.caseId, row.id), isNull(duplicateLinks.splitAt)));
  const signed = [
    ...(await settleEarlierReports(work, row.id)),
    ...(await settleEarlierReports(work, row.duplicateOf)),
  ];
  await become(actor);
  return [
    { chain: caseChain(row.id), action: "duplicate.split" },
    ...tracesOf(row, { chain: caseChain(row.duplicateOf), action: "duplicate.left" }),
    ...signed,
  ];
}
