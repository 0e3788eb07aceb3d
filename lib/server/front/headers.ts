/** What the response headers of one request depend on. */
export type HeaderContext = {
  /** Path without query, as received. */
  path: string;
  /** Lets this response's own scripts run; absent where no script may. */
  nonce?: string;
  /** Whether people reach us over TLS, as BASE_URL says. */
  tls: boolean;
  dev: boolean;
};

/** The policy of every HTML answer: scripts by nonce only, nothing framed, nothing from elsewhere. */
export function contentSecurityPolicy({ nonce, dev }: Pick<HeaderContext, "nonce" | "dev">): string {
  const byNonce = nonce ? `'nonce-${nonce}'` : "";
  const directives: Record<string, string> = {
    "default-src": "'none'",
    "script-src": nonce ? `${byNonce} 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}` : "'none'",
    "style-src": `'self' ${byNonce}`.trim(),
    "style-src-elem": `'self' ${byNonce}`.trim(),
    // Positioned elements set style attributes; an attribute cannot load or run anything.
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": dev ? "'self' ws: wss:" : "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/** The headers of every response, whatever its status and whoever produced it. */
export function securityHeaders(context: HeaderContext): Record<string, string> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(context),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    // With no-referrer, Chromium posts `Origin: null` from a page without JavaScript, and we refuse null.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy":
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()",
    ...(context.tls ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

const PRIVATE_PATHS = [
  "desk",
  "portal",
  "report",
  "track",
  "setup",
  "sign-in",
  "sign-out",
  "invite",
  "reset",
];
const PUBLIC_API = ["/api/v1/advisories", "/api/v1/thanks", "/api/v1/policy"];

/** Whether an answer under `path` may be about one person and must leave no copy behind. */
export function isPrivatePath(path: string): boolean {
  const decoded = decodePath(path);
  const first = decoded.split("/")[1]?.toLowerCase() ?? "";
  if (first === "api") return !PUBLIC_API.some((open) => decoded === open || decoded.startsWith(`${open}/`));
  return PRIVATE_PATHS.includes(first);
}

/**
 * The Cache-Control to send, given what the application chose. Private pages are never stored; files whose name holds
 * their hash are kept for good; other pages may be kept but are asked for again each time.
 */
export function cacheControl(path: string, chosen: string | undefined): string {
  // A stream must not be packed on its way.
  if (isPrivatePath(path)) return chosen?.includes("no-transform") ? "no-store, no-transform" : "no-store";
  if (path.startsWith("/_next/static/") && chosen?.includes("immutable")) return chosen;
  // The framework marks every dynamic page so; public ones gain from Back and from a conditional request.
  if (chosen === undefined || chosen.startsWith("private, no-cache, no-store")) return "private, no-cache";
  return chosen;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
