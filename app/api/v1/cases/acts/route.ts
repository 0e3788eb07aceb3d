import { jsonBody } from "@/lib/server/json-body";
import { requireApi } from "@/lib/server/require-api";
import { answer } from "@/lib/server/route";
import { currentTime } from "@/lib/server/time";
import { actOnCases } from "@/lib/usecases/board/act-on-cases";

/** An act on many cases, or acts that undo others (docs/board.md). */
export async function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const { actor } = await requireApi("case.read");
    return Response.json(await actOnCases({ actor, now: currentTime() }, await jsonBody(request)));
  });
}
