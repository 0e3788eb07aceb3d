import { expect, test } from "vitest";
import {
  cacheControl,
  contentSecurityPolicy,
  isPrivatePath,
  securityHeaders,
} from "@/lib/server/front/headers";

const page = { path: "/", nonce: "abc", tls: true, dev: false };

test("scripts run by nonce only, and nothing comes from elsewhere", () => {
  const policy = contentSecurityPolicy(page);
  expect(policy).toContain("default-src 'none'; script-src 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("style-src-elem 'self' 'nonce-abc'; style-src-attr 'unsafe-inline'");
  for (const rule of [
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
  ]) {
    expect(policy).toContain(rule);
  }
  expect(policy).not.toContain("unsafe-eval");
});

test("without a nonce no script runs at all", () => {
  expect(contentSecurityPolicy({ dev: false })).toContain("script-src 'none'");
});

test("only development may evaluate code and open web sockets", () => {
  const policy = contentSecurityPolicy({ nonce: "abc", dev: true });
  expect(policy).toContain("'unsafe-eval'");
  expect(policy).toContain("connect-src 'self' ws: wss:");
});

test("HSTS is sent over TLS only", () => {
  expect(securityHeaders(page)).toHaveProperty("Strict-Transport-Security");
  expect(securityHeaders({ ...page, tls: false })).not.toHaveProperty("Strict-Transport-Security");
});

test.each([
  "/desk/board",
  "/portal",
  "/report/what",
  "/track",
  "/setup",
  "/sign-in",
  "/invite/x",
  "/api/auth/session",
  "/%64esk/board",
  "/DESK",
])("%s is private and never stored, whatever the page says", (path) => {
  expect(isPrivatePath(path)).toBe(true);
  expect(cacheControl(path, "public, max-age=600")).toBe("no-store");
});

test.each(["/", "/advisories/X-1", "/thanks/2026", "/api/v1/advisories/X-1.json", "/desktop"])(
  "%s is public",
  (path) => {
    expect(isPrivatePath(path)).toBe(false);
    expect(cacheControl(path, undefined)).toBe("private, no-cache");
  },
);

test("a stream is neither stored nor packed", () => {
  expect(cacheControl("/api/v1/changes", "no-store, no-transform")).toBe("no-store, no-transform");
});

test("hashed files are kept for good, and only under their own path", () => {
  const immutable = "public, max-age=31536000, immutable";
  expect(cacheControl("/_next/static/chunks/a.js", immutable)).toBe(immutable);
  expect(cacheControl("/_next/static/%2e%2e/desk", "private, no-cache, no-store, max-age=0")).toBe(
    "private, no-cache",
  );
});
