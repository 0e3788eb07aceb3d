import { cookies } from "next/headers";
import { cookieName, cookieOptions } from "@/lib/server/cookies";
import { answerForm, seeOther } from "@/lib/server/form-post";
import { currentTime } from "@/lib/server/time";
import { portalActor, renewal } from "@/lib/server/who";
import { confirmNewCode } from "@/lib/usecases/portal/renew-code";

// Who holds the secret of the code is who it opens the case for, with a visit or without.
export const POST = () =>
  answerForm({ href: "/portal/code", words: "Back to your code" }, async () => {
    const [made, visitor] = await Promise.all([renewal(), portalActor()]);
    if (made?.isOpen) await confirmNewCode({ actor: made.actor, now: currentTime() }, {});
    (await cookies()).delete({ name: cookieName("renewal"), ...cookieOptions() });
    if (!visitor) return seeOther("/track?saved=1");
    const isOwn = !made || made.actor.participantId === visitor.participantId;
    return seeOther(isOwn ? "/portal?sent=code" : "/portal?sent=other-code");
  });
