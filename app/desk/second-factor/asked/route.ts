import { handBack, seeOther } from "@/lib/server/form-post";
import { factorAddress, returnPath } from "@/lib/server/return-path";

const factor = (request: Request) => factorAddress(returnPath(new URL(request.url).searchParams.get("next")));

export const GET = async (request: Request) => seeOther(factor(request));

const ASKED =
  "This desk asks everybody for a second factor now, and nothing was saved. Copy what you typed, then set one up or prove yours.";

// Where a form of the desk ends up that a browser without scripts posted when its session owed a second factor by then.
export const POST = (request: Request) =>
  handBack(
    request,
    { code: "second_factor_required", message: ASKED },
    { href: factor(request), words: "Second factor, and back to the page" },
  );
