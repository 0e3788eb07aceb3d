"use server";

import { cookies } from "next/headers";
import { startSession } from "@/app/api/auth/auth";
import { action } from "@/lib/server/action";
import { cookieName, cookieOptions } from "@/lib/server/cookies";
import { clientFacts, requestOrigin } from "@/lib/server/request-facts";
import { returnPath } from "@/lib/server/return-path";
import { signInWithPasskey } from "@/lib/usecases/sign-in/passkey";
import { signInWithPassword } from "@/lib/usecases/sign-in/password";
import { giveSecondFactor } from "@/lib/usecases/sign-in/second-factor";

const SECOND_FACTOR_SECONDS = 600;

export const signIn = action(signInWithPassword, {
  as: "anyone",
  facts: clientFacts,
  async goTo({ step, token }, form) {
    const next = returnPath(form.get("next"));
    if (step === "done") {
      await startSession(token);
      return next;
    }
    (await cookies()).set(cookieName("second-factor"), token, cookieOptions(SECOND_FACTOR_SECONDS));
    return `/sign-in/code?next=${encodeURIComponent(next)}`;
  },
});

export const signInWithCode = action(giveSecondFactor, {
  as: "anyone",
  facts: async () => ({
    ...(await clientFacts()),
    token: (await cookies()).get(cookieName("second-factor"))?.value,
  }),
  async goTo({ ticket }, form) {
    (await cookies()).delete({ name: cookieName("second-factor"), ...cookieOptions() });
    await startSession(ticket);
    return returnPath(form.get("next"));
  },
});

export const signInWithKey = action(signInWithPasskey, {
  as: "anyone",
  facts: async () => ({ ...(await clientFacts()), origin: await requestOrigin() }),
  async goTo({ ticket }, form) {
    await startSession(ticket);
    return returnPath(form.get("next"));
  },
});
