import { cookies } from "next/headers";
import { cookieName } from "@/lib/server/cookies";
import { daySecret, keepDaySecret } from "@/lib/server/day-secret";
import { answerForm, seeOther } from "@/lib/server/form-post";
import { callerOf, renewal } from "@/lib/server/who";
import { renewReceiptCode } from "@/lib/usecases/portal/renew-code";

export const POST = () =>
  answerForm({ href: "/portal", words: "Back to your case" }, async () => {
    if ((await renewal())?.isOpen) return seeOther("/portal/code");
    const [caller, secret] = await Promise.all([callerOf("reporter"), daySecret("renewal")]);
    if (caller.actor.type !== "reporter") return seeOther("/track");
    if (secret === null) return seeOther("/portal");
    const visit = (await cookies()).get(cookieName("portal"))?.value ?? "";
    await renewReceiptCode(caller, { secret, visit });
    await keepDaySecret("renewal", secret);
    return seeOther("/portal/code");
  });
