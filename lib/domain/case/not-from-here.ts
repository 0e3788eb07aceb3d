import { type CaseEvent, type CaseState, TRANSITIONS } from "./states";
import { EVENT_WORDS, STATE_WORDS } from "./words";

/** Why a case in this state cannot make a move: “Accept” is for cases that are “Received” or “Investigating”. This one is … */
export function notFromHere(event: CaseEvent, state: CaseState): string {
  const states = [...new Set(TRANSITIONS.filter((row) => row.event === event).map(({ from }) => from))];
  const names = states.map((one) => `“${STATE_WORDS[one].desk}”`);
  const last = names.pop() ?? "";
  const known = names.length > 0 ? `${names.join(", ")} or ${last}` : last;
  return `“${EVENT_WORDS[event].button}” is for cases that are ${known}. This one is “${STATE_WORDS[state].desk}”.`;
}
