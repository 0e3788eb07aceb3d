"use server";

import { deskAction } from "@/app/desk/desk-action";
import type { DeskMove } from "@/lib/domain/case/desk-moves";
import { assignCase } from "@/lib/usecases/cases/assign";
import { DESK_MOVE_USE_CASES } from "@/lib/usecases/cases/desk-moves";
import { editCase } from "@/lib/usecases/cases/edit";
import type { MoveResult } from "@/lib/usecases/cases/move";
import { decideBranch, recordFix } from "@/lib/usecases/cases/record-fix";
import { restrictCase } from "@/lib/usecases/cases/restrict";
import { allowReceiptCode, stopReceiptCode } from "@/lib/usecases/cases/stop-code";
import { tickPlaybookLine } from "@/lib/usecases/playbook/tick";

const move = (name: DeskMove) =>
  deskAction(DESK_MOVE_USE_CASES[name], {
    goTo: ({ reference, from, to, version }: MoveResult) =>
      `/desk/cases/${reference}?moved=${from === to ? "marked" : to}.${version}`,
  });

export const acknowledge = move("acknowledge");
export const ask = move("ask");
export const accept = move("accept");
export const reject = move("reject");
export const plan = move("plan");
export const fixReady = move("fix_ready");
export const rework = move("rework");
export const schedule = move("schedule");
export const unschedule = move("unschedule");
export const close = move("close");
export const withhold = move("withhold");
export const reopen = move("reopen");

export const edit = deskAction(editCase, { message: "Facts saved." });
export const assign = deskAction(assignCase, { message: "Assigned." });
export const fix = deskAction(recordFix, { message: "Fix saved." });
export const decide = deskAction(decideBranch, { message: "Decision saved." });
export const tick = deskAction(tickPlaybookLine);
export const stopCode = deskAction(stopReceiptCode, {
  message: "The code is stopped, and the visits that it opened have ended.",
});
export const allowCode = deskAction(allowReceiptCode, { message: "The code opens the case again." });
export const restrict = deskAction(restrictCase, { message: "Saved." });
