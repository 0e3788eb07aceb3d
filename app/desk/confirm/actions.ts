"use server";

import { action } from "@/lib/server/action";
import { sessionFacts } from "@/lib/server/request-facts";
import { returnPath } from "@/lib/server/return-path";
import { confirmIdentity } from "@/lib/usecases/sign-in/confirm";
import { confirmWithPasskey } from "@/lib/usecases/sign-in/passkey";

export const confirm = action(confirmIdentity, {
  as: "staff",
  facts: sessionFacts,
  goTo: (_result, form) => returnPath(form.get("next")),
});

export const confirmWithKey = action(confirmWithPasskey, {
  as: "staff",
  facts: sessionFacts,
  goTo: (_result, form) => returnPath(form.get("next")),
});
