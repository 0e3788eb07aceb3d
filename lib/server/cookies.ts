import { env } from "./env";

/**
 * The three identities a browser may hold, each in a cookie of its own; the secret a reporter's new code is made from; the
 * half-way one between password and second factor; and two of the sign-in framework. No name begins with another: the framework would take it for a part of it.
 */
export type CookieKind =
  | "staff"
  | "portal"
  | "draft"
  | "renewal"
  | "second-factor"
  | "auth-return"
  | "auth-csrf";

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
