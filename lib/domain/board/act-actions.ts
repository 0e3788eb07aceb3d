import type { Actor } from "@/lib/domain/access/actor";
import { type Action, mayEver } from "@/lib/domain/access/policy";
import { isDeskMove } from "@/lib/domain/case/desk-moves";
import { TRANSITIONS } from "@/lib/domain/case/states";
import type { ActName } from "./acts";

const MOVES = TRANSITIONS.filter(({ event }) => isDeskMove(event)).map(({ action }) => action);

/** What each act asks permission for; of several, one will do to begin with. */
const ACT_ACTIONS: Readonly<Record<ActName, readonly Action[]>> = {
  assign: ["case.assign"],
  label: ["case.label"],
  unlabel: ["case.label"],
  severity: ["case.edit"],
  move: [...new Set(MOVES)],
  duplicate: ["case.reject"],
  split: ["case.reopen"],
  take_back: ["case.take_back"],
  snooze: ["case.snooze"],
  wake: ["case.snooze"],
  wait: ["case.snooze"],
  watch: ["case.watch"],
  unwatch: ["case.watch"],
  read: ["case.mark_read"],
  unread: ["case.mark_read"],
};

export const ACT_NAMES = Object.keys(ACT_ACTIONS) as ActName[];

/** Whether the roles of this person include the act, whatever the case. */
export function mayEverAct(actor: Actor, act: ActName): boolean {
  return ACT_ACTIONS[act].some((action) => mayEver(actor, action));
}
