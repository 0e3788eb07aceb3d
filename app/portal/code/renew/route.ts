import { cookies } from "next/headers";
import { cookieName } from "@/lib/server/cookies";
import { daySecret, keepDaySecret } from "@/lib/server/day-secret";
import { answerForm, seeOther } from "@/lib/server/form-post";
import { callerOf, renewal } from "@/lib/server/who";
import { renewReceiptCode } from "@/lib/usecases/portal/renew-code";

export const POST = () =>
  answerForm({ href: "/portal", words: "Back to your case" }, async () => {
    const [made, caller, secret] = await Promise.all([renewal(), callerOf("reporter"), daySecret("renewal")]);
    // A code that is not saved yet comes first, this case's or another's: the page says which.
    if (made?.isOpen) return seeOther("/portal/code");
    const { actor, now } = caller;
    if (actor.type !== "reporter") return seeOther("/track");
    const madeOther = made !== null && made.actor.participantId !== actor.participantId;
    if (secret === null || madeOther) return seeOther("/portal");
    const visit = (await cookies()).get(cookieName("portal"))?.value ?? "";
    await renewReceiptCode({ actor, now }, { secret, visit });
    await keepDaySecret("renewal", secret);
    return seeOther("/portal/code");
  });
