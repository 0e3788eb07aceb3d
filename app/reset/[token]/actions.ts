"use server";

import { action } from "@/lib/server/action";
import { resetPassword } from "@/lib/usecases/people/reset-password";

export const reset = action(resetPassword, { as: "anyone", goTo: () => "/sign-in?reset=done" });
