"use server";

import { action } from "@/lib/server/action";
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
import { tickPlaybookLine } from "@/lib/usecases/playbook/tick";

const moved = {
  as: "staff" as const,
  goTo: ({ reference, from, to }: MoveResult) =>
    `/desk/cases/${reference}?moved=${from === to ? "marked" : to}`,
};

export const acknowledge = action(acknowledgeCase, moved);
export const ask = action(askReporter, moved);
export const accept = action(acceptCase, moved);
export const reject = action(rejectCase, moved);
export const plan = action(planFix, moved);
export const fixReady = action(markFixReady, moved);
export const rework = action(reworkFix, moved);
export const schedule = action(schedulePublication, moved);
export const unschedule = action(unschedulePublication, moved);
export const close = action(closeCase, moved);
export const withhold = action(withholdCase, moved);
export const reopen = action(reopenCase, moved);

export const edit = action(editCase, { as: "staff", message: "Facts saved." });
export const assign = action(assignCase, { as: "staff", message: "Assigned." });
export const fix = action(recordFix, { as: "staff", message: "Fix saved." });
export const decide = action(decideBranch, { as: "staff", message: "Decision saved." });
export const tick = action(tickPlaybookLine, {
  as: "staff",
  goTo: ({ reference }) => `/desk/cases/${reference}#checklist`,
});
export const restrict = action(restrictCase, { as: "staff", message: "Saved." });
