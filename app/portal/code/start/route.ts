import { newToken } from "@/lib/server/crypto/keyring";
import { daySecret, keepDaySecret } from "@/lib/server/day-secret";
import { answerForm, seeOther } from "@/lib/server/form-post";
import { portalActor, renewal } from "@/lib/server/who";

// Changes nothing yet: the secret is in the browser before the code is replaced, so that no lost answer loses the new one.
export const POST = () =>
  answerForm({ href: "/portal", words: "Back to your case" }, async () => {
    const [visitor, made, secret] = await Promise.all([portalActor(), renewal(), daySecret("renewal")]);
    // Another case's as well: its secret is the only one this browser keeps. The page says whose code it is.
    if (made?.isOpen) return seeOther("/portal/code");
    if (!visitor) return seeOther("/track");
    await keepDaySecret("renewal", secret === null || made ? newToken() : secret);
    return seeOther("/portal/code");
  });
