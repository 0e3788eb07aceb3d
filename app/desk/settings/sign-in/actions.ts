"use server";

import { deskAction } from "@/app/desk/desk-action";
import { factorAddress } from "@/lib/server/return-path";
import { signedIn } from "@/lib/server/who";
import { changeSignIn } from "@/lib/usecases/settings/change-sign-in";

export const save = deskAction(changeSignIn, {
  message: "Saved. It holds from everybody’s next request on.",
  // Who has just required what they lack themselves: it is saved, and this page would not open to say so.
  goTo: async () => ((await signedIn())?.actor.owes ? factorAddress("/desk/settings/sign-in") : undefined),
});
