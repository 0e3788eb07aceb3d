import type { IncomingMessage, ServerResponse } from "node:http";

/** Above the largest permitted upload (a case's 100 MiB of files) with room for its form. */
export const MAX_BODY_BYTES = 110 * 1024 * 1024;
const SHORT_BYTES = 1024 * 1024;

/** Whether a body is worth reading only to throw it away. */
export function isShort({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) <= SHORT_BYTES;
}

/** Each piece of a body costs work, however small it is: so many may be smaller than this on average. */
const MOST_CRUMBS = 5_000;
const CRUMB_BYTES = 64;

/**
 * Ends connections that send thousands of pieces of a few bytes each, or more than any form may hold.
 *
 * What an early answer leaves unread of a body stands in the connection before the next request, which a proxy may send for
 * somebody else: once the answer is out, it is read and dropped, even where the framework has destroyed the request.
 */
export function watchBody(request: IncomingMessage, response: ServerResponse): void {
  const { socket, push } = request;
  let answered = false;
  let pieces = 0;
  let bytes = 0;
  request.push = (chunk: Buffer | null, ...rest: [BufferEncoding?]) => {
    pieces += chunk ? 1 : 0;
    bytes += chunk?.length ?? 0;
    if ((pieces > MOST_CRUMBS && bytes < pieces * CRUMB_BYTES) || (answered && bytes > MAX_BODY_BYTES)) {
      socket.destroy();
      return false;
    }
    return answered || push.call(request, chunk, ...rest);
  };
  response.once("finish", () => {
    if (request.complete || socket.destroyed) return;
    answered = true;
    socket.resume();
  });
}
