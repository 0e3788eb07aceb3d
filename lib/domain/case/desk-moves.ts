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

export function isDeskMove(text: string | undefined): text is DeskMove {
  return DESK_MOVES.some((move) => move === text);
}
