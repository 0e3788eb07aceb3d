import { jsonBody } from "@/lib/server/json-body";
import { requireApi } from "@/lib/server/require-api";
import { answer } from "@/lib/server/route";
import { currentTime } from "@/lib/server/time";
import { setPreferences } from "@/lib/usecases/account/preferences";

/** How this person likes the board (docs/board.md). */
export async function PUT(request: Request): Promise<Response> {
  return answer(async () => {
    const { actor } = await requireApi("account.preferences");
    return Response.json(await setPreferences({ actor, now: currentTime() }, await jsonBody(request)));
  });
}
