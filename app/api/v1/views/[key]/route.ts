import { z } from "zod";
import { jsonBody } from "@/lib/server/json-body";
import { requireApi } from "@/lib/server/require-api";
import { answer } from "@/lib/server/route";
import { currentTime } from "@/lib/server/time";
import { changeView } from "@/lib/usecases/views/change";

type Props = { params: Promise<{ key: string }> };

/** Changes a saved view (docs/board.md). */
export async function PATCH(request: Request, { params }: Props): Promise<Response> {
  return answer(async () => {
    const { actor } = await requireApi("view.own");
    const { key } = await params;
    const body = z
      .looseObject({})
      .catch({})
      .parse(await jsonBody(request));
    return Response.json(await changeView({ actor, now: currentTime() }, { ...body, viewId: key }));
  });
}
