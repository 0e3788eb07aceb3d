import { env } from "./env";

/** A path as an address people can use: under BASE_URL, else under the host our own front believed. */
export function publicAddress(request: { headers: Headers }, path: string): string {
  const { baseUrl } = env();
  const host = request.headers.get("x-forwarded-host") ?? "localhost";
  const scheme = request.headers.get("x-forwarded-proto") ?? "http";
  return `${baseUrl ?? `${scheme}://${host}`}${path}`;
}
