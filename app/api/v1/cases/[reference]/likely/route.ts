import type { LikelyCases } from "@/lib/domain/board/peek";
import { likelyOnes } from "@/lib/queries/likely-duplicates";
import { requireApi } from "@/lib/server/require-api";
import { answer } from "@/lib/server/route";

type Props = { params: Promise<{ reference: string }> };

/** Earlier cases much like this one, for the box that names the case it repeats (docs/board.md). */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  return answer(async () => {
    const { actor } = await requireApi("case.read");
    const { reference } = await params;
    const found = await likelyOnes(actor, reference);
    const cases = found.map(({ id, reference, title }) => ({ id, reference, title }));
    return Response.json({ cases } satisfies LikelyCases);
  });
}
