"use server";

import { startSession } from "@/app/api/auth/auth";
import { action } from "@/lib/server/action";
import { signInWithPassword } from "@/lib/usecases/sign-in/password";

export const signIn = action(signInWithPassword, {
  as: "anyone",
  goTo: async ({ token }) => {
    await startSession(token);
    return "/desk";
  },
});
