import type { CaseEvent } from "./states";

/** Moves the team makes from the page of a case or from the board. Publishing stands with the advisory. */
export const DESK_MOVES = [
  "acknowledge",
  "ask",
  "accept",
  "reject",
  "plan",
  "fix_ready",
  "rework",
  "schedule",
  "unschedule",
  "close",
  "withhold",
  "reopen",
] as const satisfies readonly CaseEvent[];
export type DeskMove = (typeof DESK_MOVES)[number];

/** What a case is after each move, to go on after its reference or "2 cases". */
export const DESK_MOVE_DONE: Record<DeskMove, string> = {
  acknowledge: "acknowledged",
  ask: "put to the reporter with a question",
  accept: "accepted",
  reject: "rejected",
  plan: "planned",
  fix_ready: "marked as fix ready",
  rework: "sent back to fixing",
  schedule: "scheduled",
  unschedule: "taken off the schedule",
  close: "closed",
  withhold: "closed without publishing",
  reopen: "reopened",
};

export function isDeskMove(text: string | undefined): text is DeskMove {
  return DESK_MOVES.some((move) => move === text);
}
