import { jsonWrite } from "@/lib/server/json-write";
import { answer } from "@/lib/server/route";
import { saveView } from "@/lib/usecases/views/save";

/** Keeps a search as a view (docs/board.md). */
export async function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const { caller, body } = await jsonWrite(request, "view.own");
    return Response.json(await saveView(caller, body), { status: 201 });
  });
}
