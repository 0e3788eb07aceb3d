import { peekAt } from "@/lib/queries/board/peek";
import { notFound } from "@/lib/server/errors";
import { requireApi } from "@/lib/server/require-api";
import { answer } from "@/lib/server/route";
import { currentTime } from "@/lib/server/time";

type Props = { params: Promise<{ reference: string }> };

/** One case for the panel beside the board and for its Move menu (docs/board.md). */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  return answer(async () => {
    const { actor } = await requireApi("case.read");
    const { reference } = await params;
    const peek = await peekAt({ actor, now: currentTime() }, reference);
    if (!peek) throw notFound();
    return Response.json(peek);
  });
}
