import { cookies } from "next/headers";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import { cookieName, cookieOptions } from "@/lib/server/cookies";
import { AppError } from "@/lib/server/errors";
import { answerForm, readForm, seeOther } from "@/lib/server/form-post";
import { bucketOf, countTry, forgiveTry } from "@/lib/server/rate-limit";
import { currentTime } from "@/lib/server/time";
import { callerOf } from "@/lib/server/who";
import { endPortalSession } from "@/lib/usecases/portal/end-session";
import { openPortalSession } from "@/lib/usecases/portal/open-session";

export const POST = (request: Request) =>
  answerForm({ href: "/track", words: "Back to the code" }, async () => {
    const bucket = await bucketOf(request.headers, currentTime());
    await countTry("track", bucket);
    const { code = "" } = await readForm(request);
    const now = currentTime();
    const opened = await openPortalSession({ actor: ANONYMOUS, now }, { code }).catch((error) => {
      if (error instanceof AppError && error.code === "invalid") return null;
      throw error;
    });
    if (!opened) return seeOther("/track?wrong=1");
    await forgiveTry("track", bucket);
    const store = await cookies();
    // The visit that this browser had before: nobody holds its token any more, so it ends.
    const token = store.get(cookieName("portal"))?.value;
    if (token) await endPortalSession(await callerOf("reporter"), { token });
    store.set(cookieName("portal"), opened.token, cookieOptions());
    return seeOther("/portal");
  });
