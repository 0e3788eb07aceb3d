import type { Action } from "@/lib/domain/access/policy";
import type { CaseEvent } from "@/lib/domain/case/states";
import { TRANSITIONS } from "@/lib/domain/case/states";
import { forbidden } from "@/lib/server/errors";
import { type UseCase, useCase } from "@/lib/server/use-case";
import { type MoveResult, moveInput, performMove } from "./move";
import { lockCase } from "./subject";

/** A move of the team that needs no more than what the table of moves says. */
function plainMove(event: CaseEvent): UseCase<MoveResult> {
  return useCase({
    input: moveInput,
    action: actionOf(event),
    load: lockCase,
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

export const acknowledgeCase = plainMove("acknowledge");
export const askReporter = plainMove("ask");
export const planFix = plainMove("plan");
export const reworkFix = plainMove("rework");
export const schedulePublication = plainMove("schedule");
export const unschedulePublication = plainMove("unschedule");
export const closeCase = plainMove("close");
export const withholdCase = plainMove("withhold");
export const reopenCase = plainMove("reopen");
export const expireQuestion = plainMove("expire");
