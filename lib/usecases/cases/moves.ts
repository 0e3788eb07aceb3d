import type { Action } from "@/lib/domain/access/policy";
import type { CaseEvent } from "@/lib/domain/case/states";
import { TRANSITIONS } from "@/lib/domain/case/states";
import { forbidden } from "@/lib/server/errors";
import { type UseCase, useCase } from "@/lib/server/use-case";
import { lockLinked } from "@/lib/usecases/duplicates/hold";
import { lockKept } from "./keepers";
import { type MoveResult, performMove } from "./move";
import { moveInput } from "./move-input";
import { lockCase } from "./subject";

// A plan names who works on it; a case that is opened again repeats no other.
const LOCKS: Partial<Record<CaseEvent, typeof lockLinked>> = { plan: lockKept, reopen: lockLinked };

/** A move of the team that needs no more than what the table of moves says. */
function plainMove(event: CaseEvent): UseCase<MoveResult> {
  return useCase({
    input: moveInput,
    action: actionOf(event),
    load: LOCKS[event] ?? lockCase,
    run: async ({ input, subject, ...work }) => {
      // A reporter reopens in words of their own (reopen-as-reporter.ts), which these moves do not pass on.
      if (work.actor.type === "reporter") throw forbidden();
      const moved = await performMove(work, subject, event, input);
      return { result: moved.result, events: [moved.event, ...moved.more], jobs: moved.jobs };
    },
  });
}

function actionOf(event: CaseEvent): Action {
  const row = TRANSITIONS.find((transition) => transition.event === event);
  if (!row) throw new Error(`no transition for ${event}`);
  return row.action;
}

/** A person read the report and answers it (S1.2, S2.2). */
export const acknowledgeCase = plainMove("acknowledge");
/** A question to the reporter; the case waits for the answer. */
export const askReporter = plainMove("ask");
/** Who fixes it, and by when the reporter can expect it (S4.10). */
export const planFix = plainMove("plan");
/** A ready fix goes back to fixing, with the reason. */
export const reworkFix = plainMove("rework");
/** Everything is ready to be published. */
export const schedulePublication = plainMove("schedule");
/** Takes a publication off the schedule, with the reason. */
export const unschedulePublication = plainMove("unschedule");
/** The end of a published case: the reporter is told, credit is settled (S0.8). */
export const closeCase = plainMove("close");
/** The end of a case that is not published, with the reason (S0.8). */
export const withholdCase = plainMove("withhold");
/** The team takes a closed case up again. */
export const reopenCase = plainMove("reopen");
/** Closes a case whose reporter did not answer in time. */
export const expireQuestion = plainMove("expire");
