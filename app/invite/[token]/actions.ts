"use server";

import { startSession } from "@/app/api/auth/auth";
import { action } from "@/lib/server/action";
import { acceptInvitation } from "@/lib/usecases/people/accept-invitation";

export const accept = action(acceptInvitation, {
  as: "anyone",
  async goTo({ ticket }) {
    await startSession(ticket);
    return "/desk/account";
  },
});
