import { eq } from "drizzle-orm";
import { cases } from "@/db/schema";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import type { Work } from "@/lib/server/use-case";
import type { CaseRow } from "./subject";

/** Ends that a case is snoozed, where it is; the caller says why. The event comes back to be written with the others. */
export async function wakeUp(
  { tx }: Pick<Work, "tx">,
  row: Pick<CaseRow, "id" | "snoozedUntil" | "snoozedUntilReply">,
  by: "person" | "reply" | "date" | "promise",
): Promise<EventDraft[]> {
  if (row.snoozedUntil === null && !row.snoozedUntilReply) return [];
  await tx
    .update(cases)
    .set({ snoozedUntil: null, snoozedUntilReply: false, snoozedBy: null })
    .where(eq(cases.id, row.id));
  return [{ chain: caseChain(row.id), action: "case.woken", data: { by } }];
}
