import type { IncomingHttpHeaders } from "node:http";

const SAFE = ["GET", "HEAD", "OPTIONS"];
const KNOWN = [...SAFE, "POST", "PUT", "PATCH", "DELETE"];

export const isKnownMethod = (method: string) => KNOWN.includes(method);

/**
 * Whether a request that may change something comes from our own pages (OWASP ASVS 5.0 §3.5.1). A missing, "null" or
 * foreign Origin is refused. A program that shows a bearer token and no cookie carries nothing a page could abuse.
 */
export function isOwnRequest(
  method: string,
  path: string,
  headers: IncomingHttpHeaders,
  origin: string,
): boolean {
  if (SAFE.includes(method)) return true;
  if (headers.origin !== undefined) return headers.origin === origin;
  const byToken = /^bearer /i.test(headers.authorization ?? "") && headers.cookie === undefined;
  return byToken && path.startsWith("/api/v1/");
}
