import type { IncomingMessage, ServerResponse } from "node:http";

/** Above the largest permitted upload (a case's 100 MiB of files) with room for its form. */
export const MAX_BODY_BYTES = 110 * 1024 * 1024;
const SHORT_BYTES = 1024 * 1024;

/** Whether a body is worth reading only to throw it away. */
export function isShort({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) <= SHORT_BYTES;
}

/**
 * What an early answer leaves unread of a body stands in the connection before the next request, which a proxy may send for
 * somebody else: once the answer is out, it is read and dropped, even where the framework has destroyed the request. Where
 * more comes than any form may hold, the connection ends.
 */
export function leaveNothingUnread(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  response.once("finish", () => {
    if (request.complete || socket.destroyed) return;
    let dropped = 0;
    request.push = (chunk: Buffer | null) => {
      dropped += chunk?.length ?? 0;
      if (dropped > MAX_BODY_BYTES) socket.destroy();
      return true;
    };
    socket.resume();
  });
}
