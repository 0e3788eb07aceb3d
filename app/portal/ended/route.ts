import { handBack, seeOther } from "@/lib/server/form-post";

export const GET = async () => seeOther("/track");

const ENDED = "Your visit has ended, and nothing was sent. Copy what you wrote, then enter your code again.";

// Where a form of the portal ends up that a browser without scripts posted after its visit had ended.
export const POST = (request: Request) =>
  handBack(
    request,
    { code: "unauthenticated", message: ENDED },
    { href: "/track", words: "Enter your code" },
  );
