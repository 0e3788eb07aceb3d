"use server";

import { deskAction } from "@/app/desk/desk-action";
import { labelCase } from "@/lib/usecases/cases/label";
import { snoozeCase, wakeCase } from "@/lib/usecases/cases/snooze";
import { takeBackMove } from "@/lib/usecases/cases/take-back";
import { waitForOthers } from "@/lib/usecases/cases/wait";
import { unwatchCase, watchCase } from "@/lib/usecases/cases/watch";

export const label = deskAction(labelCase, { message: "Labels saved." });
export const snooze = deskAction(snoozeCase, { message: "Snoozed." });
export const wake = deskAction(wakeCase, { message: "Back on the board." });
export const wait = deskAction(waitForOthers, { message: "Saved." });
export const watch = deskAction(watchCase, { message: "You watch this case." });
export const unwatch = deskAction(unwatchCase, { message: "You do not watch it any more." });
export const takeBack = deskAction(takeBackMove, { message: "Taken back." });
