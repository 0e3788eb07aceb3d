import { z } from "zod";
import { jsonWrite } from "@/lib/server/json-write";
import { answer } from "@/lib/server/route";
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
  const { key } = await params;
  const { caller, body } = await jsonWrite(request, "view.own");
  const change = z.looseObject({}).catch({}).parse(body);
  return Response.json(await work(caller, { ...change, viewId: key }));
}
