"use server";

import { deskAction } from "@/app/desk/desk-action";
import { changeLimits } from "@/lib/usecases/settings/change-limits";

export const save = deskAction(changeLimits, {
  message: "Saved. The next request is counted by these limits.",
});
