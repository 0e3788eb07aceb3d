"use server";

import { deskAction } from "@/app/desk/desk-action";
import { sessionFacts } from "@/lib/server/request-facts";
import { returnPath } from "@/lib/server/return-path";
import { confirmIdentity } from "@/lib/usecases/sign-in/confirm";
import { confirmWithPasskey } from "@/lib/usecases/sign-in/passkey";

export const confirm = deskAction(confirmIdentity, {
  facts: sessionFacts,
  goTo: (_result, form) => returnPath(form.get("next")),
});

export const confirmWithKey = deskAction(confirmWithPasskey, {
  facts: sessionFacts,
  goTo: (_result, form) => returnPath(form.get("next")),
});
