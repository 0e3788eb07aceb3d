import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";

/** First parts of addresses whose next part is a secret in a one-time link. */
const SECRET_AFTER = ["setup", "invite", "reset", "track"];

/** One line per request: id, method, path, status, time. No query, address or program name: they tell who it was. */
export function logRequest(
  log: Logger,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  reference: string,
): void {
  const began = performance.now();
  response.once("close", () => {
    const status = response.writableFinished ? response.statusCode : 499;
    const level = status >= 500 ? "error" : path.startsWith("/_next/static/") ? "debug" : "info";
    log[level](
      {
        request: reference,
        method: request.method,
        path: loggedPath(path),
        status,
        ms: Math.round(performance.now() - began),
      },
      "request",
    );
  });
}

export function loggedPath(path: string): string {
  const [, first = ""] = path.split("/");
  return SECRET_AFTER.includes(first.toLowerCase()) ? `/${first}` : path.slice(0, 200);
}
