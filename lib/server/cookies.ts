import { env } from "./env";

/** The three identities a browser may hold, each in a cookie of its own. */
export type CookieKind = "staff" | "portal" | "draft";

/** `__Host-` wherever TLS is on: then no subdomain can plant or read the cookie. */
export function cookieName(kind: CookieKind): string {
  return secureCookies() ? `__Host-breakwater-${kind}` : `breakwater-${kind}`;
}

export function secureCookies(): boolean {
  return env().baseUrl?.startsWith("https:") ?? false;
}

/** Attributes shared by every cookie of ours. `maxAgeSeconds` absent: gone with the browser. */
export function cookieOptions(maxAgeSeconds?: number) {
  return {
    httpOnly: true,
    secure: secureCookies(),
    sameSite: "lax" as const,
    path: "/",
    ...(maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }),
  };
}
