import type { IncomingMessage, ServerResponse } from "node:http";

const SHORT_BYTES = 1024 * 1024;

/** Whether a body is worth reading only to throw it away. */
export function isShort({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) <= SHORT_BYTES;
}

/**
 * What an early answer leaves unread of a body stands in the connection before the next request, which a proxy may send for
 * somebody else: once the answer is out, it is read and dropped, even where the framework has destroyed the request.
 */
export function leaveNothingUnread(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  response.once("finish", () => {
    if (request.complete || socket.destroyed) return;
    request.push = () => true;
    socket.resume();
  });
}
