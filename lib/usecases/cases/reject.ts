import { eq } from "drizzle-orm";
import { cases } from "@/db/schema";
import { personIdOf } from "@/lib/domain/access/actor";
import { gatherFacts } from "@/lib/queries/case-facts";
import { caseChain } from "@/lib/server/audit/append";
import { useCase } from "@/lib/server/use-case";
import { moveInput, performMove } from "./move";
import { lockCase } from "./subject";

/**
 * Rejects a report with an outcome and a reason the reporter gets. Spam takes two: the first person's word is kept as a
 * mark, the second one's closes the case.
 */
export const rejectCase = useCase({
  input: moveInput,
  action: "case.reject",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { case: row } = subject;
    const firstMark =
      input.outcome === "spam" && row.spamMarkedBy === null && (await gatherFacts(work, row)).secondForSpam;
    if (firstMark) {
      const { id: caseId, reference, state } = row;
      const version = row.version + 1;
      await work.tx
        .update(cases)
        .set({ spamMarkedBy: personIdOf(work.actor), version })
        .where(eq(cases.id, row.id));
      return {
        result: { caseId, reference, from: state, to: state, version, telling: "nothing" as const },
        events: [{ chain: caseChain(row.id), action: "case.spam_marked" }],
      };
    }
    const moved = await performMove(work, subject, "reject", input);
    return { result: moved.result, events: [moved.event], jobs: moved.jobs };
  },
});
