"use server";

import { deskAction } from "@/app/desk/desk-action";
import { setPreferences } from "@/lib/usecases/account/preferences";

export const saveSwitches = deskAction(setPreferences, { message: "Saved." });
