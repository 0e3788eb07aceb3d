import { z } from "zod";
import { jsonBody } from "@/lib/server/json-body";
import { requireApi } from "@/lib/server/require-api";
import { answer } from "@/lib/server/route";
import { currentTime } from "@/lib/server/time";
import { changeView, deleteView } from "@/lib/usecases/views/change";

type Props = { params: Promise<{ key: string }> };

/** Changes a saved view (docs/board.md). */
export async function PATCH(request: Request, { params }: Props): Promise<Response> {
  return answer(() => withView(changeView, request, params));
}

/** Deletes a saved view. */
export async function DELETE(request: Request, { params }: Props): Promise<Response> {
  return answer(() => withView(deleteView, request, params));
}

async function withView(
  work: typeof changeView | typeof deleteView,
  request: Request,
  params: Props["params"],
): Promise<Response> {
  const { actor } = await requireApi("view.own");
  const { key } = await params;
  const body = z
    .looseObject({})
    .catch({})
    .parse(await jsonBody(request));
  return Response.json(await work({ actor, now: currentTime() }, { ...body, viewId: key }));
}
