import type { IncomingMessage } from "node:http";

const SHORT_BYTES = 1024 * 1024;

/** Whether a body is worth reading only to throw it away. */
export function isShort({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) <= SHORT_BYTES;
}

/**
 * What an early answer left unread stands in the connection before the next request, which a proxy may send for somebody
 * else: it is read and dropped. The framework puts another stream's state on a request, so reading that would not do.
 */
export function readToEnd(request: IncomingMessage): void {
  if (request.complete) return;
  request.push = () => true;
  request.socket.resume();
}
