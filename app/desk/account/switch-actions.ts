"use server";

import { action } from "@/lib/server/action";
import { setPreferences } from "@/lib/usecases/account/preferences";

export const saveSwitches = action(setPreferences, { as: "staff", message: "Saved." });
