import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "../setup/test";

const HEADERS = [
  "content-security-policy",
  "x-content-type-options",
  "x-frame-options",
  "referrer-policy",
  "cross-origin-opener-policy",
  "cross-origin-resource-policy",
  "permissions-policy",
  "cache-control",
];

test("every answer carries the security headers and none says what made it", async ({ request }) => {
  for (const path of [
    "/",
    "/api/health",
    "/sign-in",
    "/no-such-page",
    "/.git/config",
    "/.env",
    "/icon.svg",
    "/%",
  ]) {
    const response = await request.get(path, { maxRedirects: 0 });
    for (const name of HEADERS) expect(response.headers()[name], `${name} of ${path}`).toBeTruthy();
    expect(response.headers()["x-powered-by"]).toBeUndefined();
    expect(response.headers()["access-control-allow-origin"]).toBeUndefined();
  }
});

test("repository, environment and source maps are not served", async ({ request, page }) => {
  await page.goto("/");
  const script = await page.locator("script[src]").first().getAttribute("src");
  for (const path of ["/.git/HEAD", "/.env", "/package.json", "/next.config.ts", `${script}.map`]) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});

test("a page runs its scripts under the policy without one violation", async ({ page }) => {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|violates/i.test(message.text())) violations.push(message.text());
  });
  await page.goto("/sign-in");
  await page.waitForLoadState("networkidle");
  expect(violations).toEqual([]);
});

test("a post without our own Origin changes nothing", async ({ request }) => {
  for (const origin of ["null", "https://evil.example"]) {
    const response = await request.post("/sign-in", { headers: { Origin: origin }, form: { email: "x" } });
    expect(response.status()).toBe(403);
  }
});

test("TRACE is refused", async ({ desk }) => {
  const { hostname, port } = new URL(desk.url);
  const socket = connect(Number(port), hostname);
  socket.end("TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 405 /);
});
