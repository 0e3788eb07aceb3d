"use server";

import { deskAction } from "@/app/desk/desk-action";
import { acceptCase } from "@/lib/usecases/cases/accept";
import { assignCase } from "@/lib/usecases/cases/assign";
import { editCase } from "@/lib/usecases/cases/edit";
import type { MoveResult } from "@/lib/usecases/cases/move";
import {
  acknowledgeCase,
  askReporter,
  closeCase,
  planFix,
  reopenCase,
  reworkFix,
  schedulePublication,
  unschedulePublication,
  withholdCase,
} from "@/lib/usecases/cases/moves";
import { decideBranch, markFixReady, recordFix } from "@/lib/usecases/cases/record-fix";
import { rejectCase } from "@/lib/usecases/cases/reject";
import { restrictCase } from "@/lib/usecases/cases/restrict";
import { allowReceiptCode, stopReceiptCode } from "@/lib/usecases/cases/stop-code";
import { tickPlaybookLine } from "@/lib/usecases/playbook/tick";

const moved = {
  goTo: ({ reference, from, to }: MoveResult) =>
    `/desk/cases/${reference}?moved=${from === to ? "marked" : to}`,
};

export const acknowledge = deskAction(acknowledgeCase, moved);
export const ask = deskAction(askReporter, moved);
export const accept = deskAction(acceptCase, moved);
export const reject = deskAction(rejectCase, moved);
export const plan = deskAction(planFix, moved);
export const fixReady = deskAction(markFixReady, moved);
export const rework = deskAction(reworkFix, moved);
export const schedule = deskAction(schedulePublication, moved);
export const unschedule = deskAction(unschedulePublication, moved);
export const close = deskAction(closeCase, moved);
export const withhold = deskAction(withholdCase, moved);
export const reopen = deskAction(reopenCase, moved);

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
