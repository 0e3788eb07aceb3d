import { searchOf } from "@/lib/domain/search-params";
import { boardAt } from "@/lib/queries/board/board";
import { requireApi } from "@/lib/server/require-api";
import { answer } from "@/lib/server/route";
import { currentTime } from "@/lib/server/time";

/** The board as JSON: the same address, the same data (docs/board.md). */
export async function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const { actor } = await requireApi("case.read");
    const looking = { actor, now: currentTime(), signal: request.signal };
    return Response.json(await boardAt(looking, searchOf(request)));
  });
}
