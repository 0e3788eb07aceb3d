"use server";

import { startSession } from "@/app/api/auth/auth";
import { action } from "@/lib/server/action";
import { completeSetup } from "@/lib/usecases/setup/complete";

export const finishSetup = action(completeSetup, {
  as: "anyone",
  goTo: async ({ ticket }) => {
    await startSession(ticket);
    return "/desk";
  },
});
