import { jsonBody } from "@/lib/server/json-body";
import { requireApi } from "@/lib/server/require-api";
import { answer } from "@/lib/server/route";
import { currentTime } from "@/lib/server/time";
import { saveView } from "@/lib/usecases/views/save";

/** Keeps a search as a view (docs/board.md). */
export async function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const { actor } = await requireApi("view.own");
    const saved = await saveView({ actor, now: currentTime() }, await jsonBody(request));
    return Response.json(saved, { status: 201 });
  });
}
