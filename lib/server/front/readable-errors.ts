import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppError } from "@/lib/server/errors";
import { hearOverload } from "../overload";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const RETRY_SECONDS = 5;

/** The header of an answer that is a whole page already, with words of its own. */
export const WHOLE_PAGE = "x-whole-page";

/** What a blank answer was to: `path` may have a query, `overload` is why there was no room for it. */
export type Unanswered = { path: string; reference: string; overload?: AppError };

/** The page to show instead, for a status of 404 or 500. */
export type ErrorPages = (status: number, unanswered: Unanswered) => Promise<string>;

/**
 * The framework sends a page that ends in notFound() or in an error as an empty body, filled in by its scripts. People
 * without scripts would see nothing, so such an answer's body is dropped and a whole page is sent under the same status.
 * So are the three bare words it has for a form it could not even take apart. A page there was no room for has that status.
 * Requests of the framework's own scripts pass as they are.
 */
export function withReadableErrors(handler: Handler, pages: ErrorPages): Handler {
  return (request, response) =>
    hearOverload(async (noted) => {
      if (wantsDocument(request)) holdBlankPages(response, pages, noted);
      await handler(request, response);
    });
}

function wantsDocument({ headers }: IncomingMessage): boolean {
  return !headers.rsc && !headers["next-action"] && (headers.accept ?? "").includes("text/html");
}

// Everything that could write a head or a body goes through these four.
function holdBlankPages(response: ServerResponse, pages: ErrorPages, noted: { overload?: AppError }): void {
  const own = {
    writeHead: response.writeHead.bind(response),
    flushHeaders: response.flushHeaders.bind(response),
    write: response.write.bind(response),
    end: response.end.bind(response),
  };
  let held = false;
  let whole = false;
  const blank = (status = response.statusCode) => {
    if (!response.headersSent && response.hasHeader(WHOLE_PAGE)) {
      whole = true;
      response.removeHeader(WHOLE_PAGE);
    }
    if (whole) return false;
    const type = String(response.getHeader("Content-Type") ?? "");
    held ||= !response.headersSent && isBlank(status, type);
    return held;
  };
  response.writeHead = ((...args: Parameters<typeof own.writeHead>) => {
    if (!blank(args[0])) return own.writeHead(...args);
    response.statusCode = args[0];
    return response;
  }) as typeof response.writeHead;
  response.flushHeaders = () => (blank() ? undefined : own.flushHeaders());
  response.write = ((...args: Parameters<typeof own.write>) => {
    if (!blank()) return own.write(...args);
    for (const arg of args as unknown[]) if (typeof arg === "function") process.nextTick(arg);
    return true;
  }) as typeof response.write;
  response.end = ((...args: Parameters<typeof own.end>) => {
    if (!blank()) return own.end(...args);
    const { overload } = response.statusCode === 404 ? {} : noted;
    if (overload) {
      response.statusCode = overload.status;
      response.setHeader("Retry-After", String(overload.details.retryAfterSeconds ?? RETRY_SECONDS));
    }
    const reference = String(response.req.headers["x-request-id"] ?? "");
    void pages(response.statusCode, { path: response.req.url ?? "/", reference, overload }).then((body) => {
      for (const name of ["Content-Encoding", "Content-Length", "ETag", "Link"]) response.removeHeader(name);
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      own.writeHead(response.statusCode);
      own.end(response.req.method === "HEAD" ? undefined : body);
    });
    return response;
  }) as typeof response.end;
}

function isBlank(status: number, type: string): boolean {
  if (type.startsWith("text/html")) return status === 404 || status >= 500;
  return status === 500 && (type === "" || type.startsWith("text/plain"));
}
