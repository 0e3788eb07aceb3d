import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Logger } from "pino";
import { MAX_BODY_BYTES, watchBody } from "@/lib/server/front/body";
import { trustedBy } from "@/lib/server/front/cidr";
import {
  cacheControl,
  contentSecurityPolicy,
  type HeaderContext,
  securityHeaders,
} from "@/lib/server/front/headers";
import { clientAddress, publicOrigin, stripForbidden } from "@/lib/server/front/incoming";
import { insideOf, markInside } from "@/lib/server/front/inside";
import { isKnownMethod, isOwnRequest } from "@/lib/server/front/origin";
import type { Refusal } from "@/lib/server/front/refusal";
import { kindOf, refuse, refuseSocket } from "@/lib/server/front/refuse";
import { logRequest } from "@/lib/server/front/request-log";
import type { NameRoute } from "@/lib/server/front/route-name";

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type FrontOptions = {
  handler: Handler;
  baseUrl: string | undefined;
  trustedProxies: string[];
  dev: boolean;
  nameRoute: NameRoute;
  log: Logger;
};

/**
 * The HTTP front: every request passes here before the framework sees it, and every response leaves through it, so that
 * who is asking, whether they may change things, and the security headers do not depend on any page being careful.
 */
export function createFront(options: FrontOptions): Server {
  const isTrusted = trustedBy(options.trustedProxies);
  const tls = options.baseUrl?.startsWith("https:") ?? false;
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 20_000,
      // 100 MiB over a slow line; a stalled upload ends with it.
      requestTimeout: 15 * 60_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 5_000,
      // We refuse it ourselves: the parser's own answer would carry none of our headers.
      requireHostHeader: false,
      // The framework would answer upgrades itself; only its development server has any use for them.
      shouldUpgradeCallback: () => options.dev,
    },
    (request, response) => {
      void answer(request, response, { ...options, tls, isTrusted });
    },
  );
  server.on(
    "checkExpectation",
    (request, response) => void answer(request, response, { ...options, tls, isTrusted }),
  );
  server.on("clientError", (error: NodeJS.ErrnoException, socket) =>
    refuseSocket(socket, kindOf(error.code), tls),
  );
  server.on("connect", (_request, socket) => refuseSocket(socket, "methodNotAllowed", tls));
  return server;
}

type Context = FrontOptions & { tls: boolean; isTrusted: (address: string) => boolean };

async function answer(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const reference = randomUUID();
  const path = pathOf(request.url ?? "");
  const nonce = randomBytes(16).toString("base64");
  const headers: HeaderContext = { path: path ?? "/", nonce, tls: context.tls, dev: context.dev };
  guardResponse(response, headers, reference);
  watchBody(request, response);
  logRequest(context.log, { request, response, route: context.nameRoute(path), reference });

  const origin = publicOrigin(context.baseUrl, insideOf(request.headers)?.host ?? request.headers.host);
  const refusal = refusalOf(request, path, origin);
  if (refusal || origin === null) return refuse(response, refusal ?? "misdirected", headers, reference);

  prepareRequest(request, { origin, nonce, reference, context });
  try {
    await context.handler(request, response);
  } catch (error) {
    context.log.error({ request: reference, err: error }, "request failed");
    if (!response.headersSent) await refuse(response, "failed", headers, reference);
    else response.destroy();
  }
}

function refusalOf(request: IncomingMessage, path: string | null, origin: string | null): Refusal | null {
  const method = request.method ?? "";
  if (!isKnownMethod(method)) return "methodNotAllowed";
  if (path === null || (!request.headers.host && request.httpVersion !== "1.0")) return "badRequest";
  if (origin === null) return "misdirected";
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) return "tooLarge";
  return isOwnRequest(method, path, request.headers, origin) ? null : "foreignOrigin";
}

type Prepared = { origin: string; nonce: string; reference: string; context: Context };

function prepareRequest(request: IncomingMessage, { origin, nonce, reference, context }: Prepared): void {
  const headers = request.headers;
  const forwardedFor = headers["x-forwarded-for"]?.toString();
  const address =
    insideOf(headers)?.address ??
    clientAddress(request.socket.remoteAddress, forwardedFor, context.isTrusted);
  stripForbidden(headers, context.dev);
  const { host, protocol } = new URL(origin);
  headers.host = host;
  headers["x-forwarded-host"] = host;
  headers["x-forwarded-proto"] = protocol.slice(0, -1);
  headers["x-breakwater-client"] = address;
  headers["x-request-id"] = reference;
  markInside(headers);
  // The framework takes the nonce for its own scripts from here.
  headers["content-security-policy"] = contentSecurityPolicy({ nonce, dev: context.dev });
}

// Set when the head is written, so that nothing the application does in between can lose or weaken them. Only a
// sandboxed answer (a downloaded file) may keep a policy of its own: it is stricter.
function guardResponse(response: ServerResponse, context: HeaderContext, reference: string): void {
  const writeHead = response.writeHead;
  response.writeHead = function guarded(this: ServerResponse, ...args: Parameters<typeof writeHead>) {
    for (const [name, value] of Object.entries(securityHeaders(context))) {
      const own = String(response.getHeader(name) ?? "");
      if (name === "Content-Security-Policy" && /(^|;)\s*sandbox/.test(own)) continue;
      response.setHeader(name, value);
    }
    response.setHeader(
      "Cache-Control",
      cacheControl(context.path, response.getHeader("Cache-Control")?.toString()),
    );
    response.setHeader("X-Request-Id", reference);
    response.removeHeader("X-Powered-By");
    return writeHead.apply(this, args);
  } as typeof writeHead;
}

// Only plain paths: an absolute or asterisk form, or a path that reads as another host, is nobody's honest request.
function pathOf(url: string): string | null {
  if (!url.startsWith("/") || url.startsWith("//") || url.includes("\\")) return null;
  const path = url.split("?")[0] ?? "";
  return isDecodable(path) && !UNTIDY.test(path) ? path : null;
}

// The framework tidies such a path, and would answer for another one than is guarded here. Browsers tidy it themselves.
const UNTIDY = /\/(?:\.|%2e){1,2}(?:\/|$)|%00/i;

// The framework decodes a path as well, and has no page for one that it cannot.
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
