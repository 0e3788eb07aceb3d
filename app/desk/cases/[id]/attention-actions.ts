"use server";

import { action } from "@/lib/server/action";
import { labelCase } from "@/lib/usecases/cases/label";
import { snoozeCase, wakeCase } from "@/lib/usecases/cases/snooze";
import { takeBackMove } from "@/lib/usecases/cases/take-back";
import { waitForOthers } from "@/lib/usecases/cases/wait";
import { unwatchCase, watchCase } from "@/lib/usecases/cases/watch";

export const label = action(labelCase, { as: "staff", message: "Labels saved." });
export const snooze = action(snoozeCase, { as: "staff", message: "Put away." });
export const wake = action(wakeCase, { as: "staff", message: "Back on the board." });
export const wait = action(waitForOthers, { as: "staff", message: "Saved." });
export const watch = action(watchCase, { as: "staff", message: "You watch this case." });
export const unwatch = action(unwatchCase, { as: "staff", message: "You do not watch it any more." });
export const takeBack = action(takeBackMove, { as: "staff", message: "Taken back." });
