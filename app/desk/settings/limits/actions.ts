"use server";

import { action } from "@/lib/server/action";
import { changeLimits } from "@/lib/usecases/settings/change-limits";

export const save = action(changeLimits, {
  as: "staff",
  message: "Saved. The next request is counted by these limits.",
});
