import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

const MARK = "x-breakwater-inside";
const secret = randomBytes(32).toString("base64url");

/** What the front found out about a request that the application goes on with. */
export type Known = { host: string; address: string };

/**
 * Marks a request as one that passed the front. Where an action leads to another page, the framework fetches that page from
 * ourselves with the headers of the request, all but Host: without the mark it would be made for the machine's own address.
 */
export function markInside(headers: IncomingHttpHeaders): void {
  headers[MARK] = secret;
}

/** What is known of the request that this one follows from; null for one from outside. Asked before headers are stripped. */
export function insideOf(headers: IncomingHttpHeaders): Known | null {
  const given = Buffer.from(String(headers[MARK] ?? ""));
  if (given.length !== secret.length || !timingSafeEqual(given, Buffer.from(secret))) return null;
  return {
    host: String(headers["x-forwarded-host"] ?? ""),
    address: String(headers["x-breakwater-client"] ?? ""),
  };
}
