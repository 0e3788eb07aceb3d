import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { sideOf } from "@/lib/domain/nowhere";
import { isShort } from "@/lib/server/front/body";
import { FRAMES, problemPage } from "@/lib/server/front/frame";
import { type HeaderContext, securityHeaders } from "@/lib/server/front/headers";
import { plainPage } from "@/lib/server/front/plain-page";
import { type Refusal, refusalPage, refusalProblem, statusOf } from "@/lib/server/front/refusal";

/** Refuses a request in the product's own page. */
export async function refuse(
  response: ServerResponse,
  kind: Refusal,
  context: HeaderContext,
  reference: string,
): Promise<void> {
  const problem = refusalProblem(kind, reference);
  // Asked for by problemPage itself, which waits for this answer.
  const isFrame = context.path.startsWith(FRAMES);
  const body = isFrame ? plainPage(problem) : await problemPage(problem, sideOf(context.path));
  delete context.nonce;
  response.statusCode = statusOf(kind);
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Cache-Control", "no-store");
  // Closed before a body was read, the connection breaks and the refusal is lost with it. A large one is not worth reading.
  if (!isShort(response.req)) response.setHeader("Connection", "close");
  if (kind === "methodNotAllowed") response.setHeader("Allow", "GET, HEAD, POST");
  response.end(body);
}

/** Refuses what the parser gave up on, so that there is no response object to write to. */
export function refuseSocket(socket: Duplex, kind: Refusal, tls: boolean): void {
  if (!socket.writable) return void socket.destroy();
  const { status, reason, body } = refusalPage(kind, randomUUID());
  const headers = {
    ...securityHeaders({ path: "/", tls, dev: false }),
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(body)),
    "Cache-Control": "no-store",
    Connection: "close",
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${reason}`, ...head, "", body].join("\r\n"));
}

/** Why the parser gave up. */
export function kindOf(code: string | undefined): Refusal {
  if (code === "HPE_HEADER_OVERFLOW") return "headersTooLarge";
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return "timeout";
  return code === "HPE_INVALID_METHOD" ? "methodNotAllowed" : "badRequest";
}
