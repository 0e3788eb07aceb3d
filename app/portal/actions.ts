"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { action } from "@/lib/server/action";
import { cookieName } from "@/lib/server/cookies";
import { callerOf, renewal } from "@/lib/server/who";
import { reopenAsReporter } from "@/lib/usecases/cases/reopen-as-reporter";
import { correctReport, withdrawReport } from "@/lib/usecases/cases/write";
import { answerCredit } from "@/lib/usecases/credits/answer";
import { endPortalSession } from "@/lib/usecases/portal/end-session";

export const correct = action(correctReport, {
  as: "reporter",
  goTo: ({ messageId }) => `/portal?sent=correction#message-${messageId}`,
});
export const withdraw = action(withdrawReport, { as: "reporter", goTo: () => "/portal?sent=withdrawal" });
export const reopen = action(reopenAsReporter, { as: "reporter", goTo: () => "/portal?sent=reopening" });
export const answerOffer = action(answerCredit, { as: "reporter", goTo: () => "/portal?sent=credit#credit" });

/** Ends the visit on this browser; the receipt code opens the case again. A new code that is still shown here is named first. */
export async function leave(): Promise<void> {
  const store = await cookies();
  const name = cookieName("portal");
  const token = store.get(name)?.value;
  if (token) await endPortalSession(await callerOf("reporter"), { token });
  store.delete(name);
  redirect((await renewal())?.isOpen ? "/portal/code/unsaved" : "/track");
}
