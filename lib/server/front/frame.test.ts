import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { fetchFramesFrom, problemPage, withoutScripts } from "./frame";
import type { Problem } from "./plain-page";

const FRAME = `<html><head><title>Example Security</title><script nonce="x">1</script></head><body><header>Example</header><main><div id="answer"></div></main></body></html>`;
const problem: Problem = {
  title: "Too many tries",
  words: "Try again in <2> minutes.",
  again: new Date("2026-11-20T14:02:31Z"),
  ways: [{ href: "/track", words: "Back to the code" }],
};
let server: Server;
let own = "";
let asked: string[] = [];
let status = 200;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.statusCode = status;
    response.end(status === 200 ? FRAME : "the database is away");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
afterEach(() => vi.restoreAllMocks());
beforeEach(() => {
  asked = [];
  status = 200;
  fetchFramesFrom(own);
});

test("a refusal stands in the product's own page, with when to try again and the way back", async () => {
  const page = await problemPage(problem, "public");
  expect(page).toContain("<title>Error: Too many tries – Example Security</title></head>");
  expect(page).toContain("<header>Example</header>");
  expect(page).toContain("Try again in &lt;2&gt; minutes.");
  expect(page).toContain('<time datetime="2026-11-20T14:02:31.000Z">14:03 UTC</time>');
  expect(page).toMatch(/<a\s+href="\/track">Back to the code<\/a>/);
  expect(page).not.toContain("<script");
});

test("a flood of refusals renders that page once for each side", async () => {
  await Promise.all(Array.from({ length: 50 }, () => problemPage(problem, "public")));
  await problemPage(problem, "desk");
  expect(asked).toEqual(["/frame/public", "/frame/desk"]);
});

test("while the database is away the last page serves; before the first one, a plain page does", async () => {
  await problemPage(problem, "public");
  status = 500;
  vi.spyOn(performance, "now").mockReturnValue(performance.now() + 60_000);
  expect(await problemPage(problem, "public")).toContain("<header>Example</header>");
  expect(asked).toHaveLength(2);
  const plain = await problemPage(problem, "desk");
  expect(plain).not.toContain("<header>");
  expect(plain).toContain("<title>Error: Too many tries</title>");
  expect(plain).toContain('href="/icon.svg"');
});

test("what somebody typed is handed back as text and never as markup", async () => {
  const page = await problemPage({ ...problem, kept: "</textarea><script>1</script> $& $1" }, "public");
  expect(page).toContain("&lt;/textarea&gt;&lt;script&gt;1&lt;/script&gt; $&amp; $1</textarea>");
});

test("scripts, hints to load them and nonces are taken out of a page", () => {
  const html =
    '<link rel="preload" as="script" href="a.js"/><link rel="stylesheet" nonce="x" href="a.css"/><main>words</main><script nonce="x">1</script>';
  expect(withoutScripts(html)).toBe('<link rel="stylesheet" href="a.css"/><main>words</main>');
});
