import { eq } from "drizzle-orm";
import { z } from "zod";
import { drafts, participants, reports } from "@/db/schema";
import { caseChain } from "@/lib/server/audit/append";
import { notFound } from "@/lib/server/errors";
import { noEvents, useCase } from "@/lib/server/use-case";
import { lockDraft } from "./draft";

/** "I have saved it": from now on nobody is shown the receipt code again, not even the browser that sent the report. */
export const confirmSaved = useCase({
  input: z.object({}),
  action: "draft.write",
  load: lockDraft,
  run: async ({ tx, now, become, actor, subject: { draft } }) => {
    if (!draft.submittedAt) throw notFound();
    if (draft.savedAt) return { result: undefined, events: noEvents("confirmed before") };
    const [report] = await tx
      .select({ participantId: reports.participantId })
      .from(reports)
      .where(eq(reports.caseId, draft.caseId));
    if (!report?.participantId) throw notFound();
    await tx.update(drafts).set({ savedAt: now }).where(eq(drafts.id, draft.id));
    await become({ type: "reporter", participantId: report.participantId, caseId: draft.caseId });
    await tx
      .update(participants)
      .set({ receiptConfirmedAt: now })
      .where(eq(participants.id, report.participantId));
    await become(actor);
    return { result: undefined, events: [{ chain: caseChain(draft.caseId), action: "receipt.saved" }] };
  },
});
