import { cookies } from "next/headers";
import { cookieName, cookieOptions } from "@/lib/server/cookies";
import { answerForm, seeOther } from "@/lib/server/form-post";
import { currentTime } from "@/lib/server/time";
import { renewal } from "@/lib/server/who";
import { forgetNewCode } from "@/lib/usecases/portal/renew-code";

// The code stays as it is; only this browser can show it no more. First on the server: a copy of the cookie shows it no more either.
export const POST = () =>
  answerForm({ href: "/portal/code", words: "Back to your code" }, async () => {
    const [made, store] = await Promise.all([renewal(), cookies()]);
    if (made?.isOpen) {
      const visit = store.get(cookieName("portal"))?.value ?? "";
      await forgetNewCode({ actor: made.actor, now: currentTime() }, { visit });
    }
    store.delete({ name: cookieName("renewal"), ...cookieOptions() });
    return seeOther("/track?forgotten=1");
  });
