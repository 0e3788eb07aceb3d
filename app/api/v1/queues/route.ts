import { queueCounts } from "@/lib/queries/board/queues";
import { requireApi } from "@/lib/server/require-api";
import { answer } from "@/lib/server/route";
import { currentTime } from "@/lib/server/time";

/** How many cases each view of the rail finds (docs/board.md); fetched after the page, never in its way. */
export async function GET({ signal }: Request): Promise<Response> {
  return answer(async () => {
    const { actor } = await requireApi("case.read");
    return Response.json(await queueCounts({ actor, now: currentTime(), signal }));
  });
}
