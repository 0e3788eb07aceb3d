import { writtenSchema } from "@/lib/domain/written";
import { forbidden } from "@/lib/server/errors";
import { useCase } from "@/lib/server/use-case";
import { lockLinked } from "@/lib/usecases/duplicates/hold";
import { performMove } from "./move";
import { postFromReporter } from "./post-message";
import { caseInput } from "./subject";

const reason = writtenSchema("Say what the team should look at again.");

/** The reporter reopens a closed case, once, and says why; the reason stands among the messages. */
export const reopenAsReporter = useCase({
  input: caseInput.extend({ reason }),
  action: "case.reopen",
  load: lockLinked,
  run: async ({ input, subject, ...work }) => {
    // The same act is open to the team, in its own use case: nobody writes in the reporter's name.
    if (work.actor.type !== "reporter") throw forbidden();
    const { jobs, events } = await postFromReporter(work, subject.case, {
      kind: "message",
      body: input.reason,
    });
    const moved = await performMove(work, subject, "reopen", { caseId: input.caseId, reason: input.reason });
    await work.become(work.actor);
    return {
      result: { caseId: input.caseId, to: moved.result.to },
      events: [moved.event, ...moved.more, ...events],
      jobs: [...jobs, ...moved.jobs],
    };
  },
});
