import type { IncomingHttpHeaders } from "node:http";
import { plainAddress } from "@/lib/server/front/cidr";

/** Headers that only a proxy, the framework or we ourselves may set. What a client sends under these names is dropped. */
const FORBIDDEN = [
  "forwarded",
  "x-real-ip",
  "x-client-ip",
  "x-cluster-client-ip",
  "true-client-ip",
  "cf-connecting-ip",
  "x-request-id",
  "x-matched-path",
  "x-now-route-matches",
  "x-nonce",
  "x-http-method-override",
  "content-security-policy",
  "content-security-policy-report-only",
  "next-resume",
];
const FORBIDDEN_PREFIXES = [
  "x-forwarded-",
  "x-middleware-",
  "x-invoke-",
  "x-breakwater-",
  "x-prerender-",
  "x-vercel-",
];

/** Deletes the headers a client has no say in. In development the framework's own client needs its `x-nextjs-` ids. */
export function stripForbidden(headers: IncomingHttpHeaders, dev: boolean): void {
  const prefixes = dev ? FORBIDDEN_PREFIXES : [...FORBIDDEN_PREFIXES, "x-nextjs-", "x-next-resume"];
  for (const name of Object.keys(headers)) {
    if (FORBIDDEN.includes(name) || prefixes.some((prefix) => name.startsWith(prefix))) delete headers[name];
  }
}

/**
 * The address of whoever sent the request: the socket's, or, when that is one of our proxies, the last hop in
 * X-Forwarded-For that is not. Anything further left was written by the client and proves nothing.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  isTrusted: (address: string) => boolean,
): string {
  let address = plainAddress(socketAddress ?? "");
  const hops = (forwardedFor ?? "").split(",").map((hop) => plainAddress(withoutPort(hop.trim())));
  while (isTrusted(address)) {
    const hop = hops.pop();
    if (!hop) break;
    address = hop;
  }
  return address;
}

const withoutPort = (hop: string) =>
  hop.replace(/^\[([^\]]+)\](:\d+)?$/, "$1").replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1");

/**
 * Where people reach us, as an origin. BASE_URL when set: the Host header is then ignored altogether. Without it, only
 * addresses and localhost are believed, since any other name in Host may be a stranger's that points here.
 */
export function publicOrigin(baseUrl: string | undefined, host: string | undefined): string | null {
  if (baseUrl) return baseUrl;
  const url = URL.parse(`http://${host ?? ""}`);
  if (!host || !url || url.host !== host.toLowerCase() || url.username) return null;
  const isAddress = /^(\d+\.){3}\d+$/.test(url.hostname) || url.hostname.startsWith("[");
  return isAddress || url.hostname === "localhost" || url.hostname.endsWith(".localhost") ? url.origin : null;
}
