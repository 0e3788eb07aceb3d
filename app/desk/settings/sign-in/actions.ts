"use server";

import { action } from "@/lib/server/action";
import { changeSignIn } from "@/lib/usecases/settings/change-sign-in";

export const save = action(changeSignIn, {
  as: "staff",
  message: "Saved. It holds from everybody’s next request on.",
});
