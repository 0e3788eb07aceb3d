import { jsonWrite } from "@/lib/server/json-write";
import { answer } from "@/lib/server/route";
import { setPreferences } from "@/lib/usecases/account/preferences";

/** How this person likes the board (docs/board.md). */
export async function PUT(request: Request): Promise<Response> {
  return answer(async () => {
    const { caller, body } = await jsonWrite(request, "account.preferences");
    return Response.json(await setPreferences(caller, body));
  });
}
