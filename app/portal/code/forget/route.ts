import { cookies } from "next/headers";
import { cookieName, cookieOptions } from "@/lib/server/cookies";
import { answerForm, seeOther } from "@/lib/server/form-post";

// The code stays as it is; only this browser can show it no more.
export const POST = () =>
  answerForm({ href: "/portal/code", words: "Back to your code" }, async () => {
    (await cookies()).delete({ name: cookieName("renewal"), ...cookieOptions() });
    return seeOther("/track?forgotten=1");
  });
