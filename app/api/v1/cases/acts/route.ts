import { jsonWrite } from "@/lib/server/json-write";
import { answer } from "@/lib/server/route";
import { actOnCases } from "@/lib/usecases/board/act-on-cases";

/** An act on many cases, or acts that undo others (docs/board.md). */
export async function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const { caller, body } = await jsonWrite(request, "case.read");
    return Response.json(await actOnCases(caller, body));
  });
}
