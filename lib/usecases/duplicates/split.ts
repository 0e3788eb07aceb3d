import { eq } from "drizzle-orm";
import { cases } from "@/db/schema";
import type { CaseState } from "@/lib/domain/case/states";
import { isSnoozed } from "@/lib/domain/case/waiting";
import { writtenOrNothingSchema, writtenSchema } from "@/lib/domain/written";
import { gatherFacts } from "@/lib/queries/case-facts";
import { type ClosingLink, closingLink } from "@/lib/queries/closing-link";
import { conflict, forbidden, invalid } from "@/lib/server/errors";
import { useCase, type Work } from "@/lib/server/use-case";
import { performMove } from "@/lib/usecases/cases/move";
import { restoreClocks } from "@/lib/usecases/cases/restore-clocks";
import { type CaseRow, caseInput, lockCase } from "@/lib/usecases/cases/subject";

/**
 * Takes a duplicate apart from the case it was linked with: it is opened again, and its reporter told in words. Where the link
 * closed it, it goes back to where it stood, and its promises run as if it had never been closed.
 */
export const splitDuplicate = useCase({
  input: caseInput.extend({
    reason: writtenSchema("Say why these are not the same."),
    message: writtenOrNothingSchema.optional(),
  }),
  action: "case.reopen",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    // A reporter opens their case again in words of their own (reopen-as-reporter.ts).
    if (work.actor.type === "reporter") throw forbidden();
    if (subject.case.duplicateOf === null) throw conflict("This case is not linked as a duplicate.");
    const { hasReporter } = await gatherFacts(work, subject.case);
    if (hasReporter && !input.message)
      throw invalid([{ field: "message", message: "Tell the reporter that their case is open again." }]);
    // Without a reporter there is nobody to write to.
    const message = hasReporter ? input.message : undefined;
    const link = await undoneLink(work, subject.case);
    const moved = await performMove(work, subject, "reopen", { ...input, message }, { to: link?.to });
    if (link) await restAgain(work, subject.case, link.before);
    return { result: moved.result, events: [moved.event, ...moved.more], jobs: moved.jobs };
  },
});

// Before the words to the reporter, which keep the promise of an update and begin the next one.
async function undoneLink(work: Work, { id }: CaseRow) {
  await work.become({ type: "system", task: "split duplicate" });
  const link = await closingLink(work.tx, id);
  await work.become(work.actor);
  if (link === null) return null;
  const to = stoodIn(link);
  await restoreClocks(work.tx, id, { event: "reject", from: to, to: "closed", at: link.at, closedAt: null });
  return { to, before: link.before };
}

// A report that nobody had looked at has been looked at. A question is over for the reporter who was told of the closing: the
// case goes back to where it was asked, to be asked again.
function stoodIn({ from, before }: ClosingLink): CaseState {
  const state = from === "needs_info" ? (before.resumeState ?? "acknowledged") : from;
  return state === "new" ? "acknowledged" : state;
}

async function restAgain({ tx, now }: Work, { id }: CaseRow, before: ClosingLink["before"]): Promise<void> {
  const { snoozedUntil, snoozedUntilReply, snoozedBy, waitsFor } = before;
  const snoozed = isSnoozed({ ...before, nextDueSoonAt: null }, now)
    ? { snoozedUntil, snoozedUntilReply, snoozedBy }
    : {};
  await tx
    .update(cases)
    .set({ ...snoozed, waitsFor })
    .where(eq(cases.id, id));
}
