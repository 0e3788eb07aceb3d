"use server";

import { deskAction } from "@/app/desk/desk-action";
import { sessionFacts } from "@/lib/server/request-facts";
import { returnPath } from "@/lib/server/return-path";
import { addPasskey } from "@/lib/usecases/account/passkeys";
import { confirmTotp } from "@/lib/usecases/account/totp";

// With the factor the page that asked for it has done its work, and leads on by itself.
export const addKey = deskAction(addPasskey, {
  facts: sessionFacts,
  goTo: (_result, form) => returnPath(form.get("next")),
});

// An app without recovery codes locks its owner out with the next broken phone: so the account page, which makes them, first.
export const confirmApp = deskAction(confirmTotp, { facts: sessionFacts, goTo: () => "/desk/account" });
