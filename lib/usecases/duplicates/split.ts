import { writtenOrNothingSchema, writtenSchema } from "@/lib/domain/written";
import { gatherFacts } from "@/lib/queries/case-facts";
import { conflict, forbidden, invalid } from "@/lib/server/errors";
import { useCase } from "@/lib/server/use-case";
import { performMove } from "@/lib/usecases/cases/move";
import { caseInput, lockCase } from "@/lib/usecases/cases/subject";

/** Takes a duplicate apart from the case it was linked with: it is opened again, and its reporter told in words. */
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
    const moved = await performMove(work, subject, "reopen", { ...input, message });
    return { result: moved.result, events: [moved.event, ...moved.more], jobs: moved.jobs };
  },
});
