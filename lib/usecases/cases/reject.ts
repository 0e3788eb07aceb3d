import { eq } from "drizzle-orm";
import { z } from "zod";
import { cases } from "@/db/schema";
import { personIdOf } from "@/lib/domain/access/actor";
import { gatherFacts } from "@/lib/queries/case-facts";
import { caseChain } from "@/lib/server/audit/append";
import { type Caller, type UseCase, useCase } from "@/lib/server/use-case";
import { linkDuplicate } from "@/lib/usecases/duplicates/link";
import { type MoveResult, performMove } from "./move";
import { moveInput } from "./move-input";
import { lockCase } from "./subject";

// Spam takes two: the first person's word is kept as a mark, the second one's closes the case.
const rejectAlone = useCase({
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

const duplicateInput = z.object({
  outcome: z.literal("duplicate"),
  duplicateOf: z.string().trim().min(1),
});

/** Rejects a report with an outcome and a reason the reporter gets; as a duplicate of a case that is named, it is linked too. */
export const rejectCase: UseCase<MoveResult> = Object.assign(
  (caller: Caller, input: unknown) =>
    duplicateInput.safeParse(input).success ? linkDuplicate(caller, input) : rejectAlone(caller, input),
  { action: rejectAlone.action },
);
