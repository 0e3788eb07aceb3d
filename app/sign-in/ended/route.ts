import { handBack, seeOther } from "@/lib/server/form-post";
import { returnPath } from "@/lib/server/return-path";

const signIn = (request: Request) => {
  const next = returnPath(new URL(request.url).searchParams.get("next"));
  return `/sign-in?next=${encodeURIComponent(next)}`;
};

export const GET = async (request: Request) => seeOther(signIn(request));

const ENDED = "Your session has ended, and nothing was saved. Copy what you typed, then sign in again.";

// Where a form of the desk ends up that a browser without scripts posted after its session had ended.
export const POST = (request: Request) =>
  handBack(
    request,
    { code: "unauthenticated", message: ENDED },
    { href: signIn(request), words: "Sign in, and back to the page" },
  );
