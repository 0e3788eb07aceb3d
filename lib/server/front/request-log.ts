import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";

type Logged = { request: IncomingMessage; response: ServerResponse; route: string; reference: string };

/** One line per request: id, method, route, status, time. No path, query, address or program name: people typed them. */
export function logRequest(log: Logger, { request, response, route, reference }: Logged): void {
  const began = performance.now();
  response.once("close", () => {
    const status = response.writableFinished ? response.statusCode : 499;
    const level = status >= 500 ? "error" : route === "/_next/static" ? "debug" : "info";
    const ms = Math.round(performance.now() - began);
    log[level]({ request: reference, method: request.method, route, status, ms }, "request");
  });
}
