import type { IncomingMessage, Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createFront } from "@/lib/server/front/front";
import { routeNamer } from "@/lib/server/front/route-name";
import { LOG_OPTIONS } from "@/lib/server/log";

const BASE = "https://security.example.org";
let front: Server;
let port: number;
let seen: IncomingMessage["headers"][] = [];
let logged = "";
let endStream = () => {};

beforeAll(async () => {
  const log = pino(
    LOG_OPTIONS,
    new Writable({
      write(chunk, _encoding, done) {
        logged += String(chunk);
        done();
      },
    }),
  );
  front = createFront({
    baseUrl: BASE,
    trustedProxies: ["127.0.0.1"],
    dev: false,
    nameRoute: routeNamer(["/thanks", "/setup/[token]", "/desk/cases/[id]"]),
    log,
    handler: async (request, response) => {
      seen.push(request.headers);
      if (request.url === "/read") await text(request);
      if (request.url === "/boom") throw new Error("with a secret");
      if (request.url === "/file")
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
      if (request.url === "/events") {
        response.writeHead(200, { "Content-Type": "text/event-stream" });
        response.write("data: first\n\n");
        endStream = () => response.end("data: last\n\n");
        return;
      }
      response.end("hello");
    },
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  port = (front.address() as AddressInfo).port;
});
afterAll(() => {
  front.closeAllConnections();
  front.close();
});
beforeEach(() => {
  seen = [];
  logged = "";
});

/** Sends bytes as they are, since every HTTP client refuses to send what we want to see refused. */
async function send(...lines: string[]): Promise<{ status: number; head: string; body: string }> {
  const socket = connect(port, "127.0.0.1");
  socket.write(`${lines.join("\r\n")}\r\n`);
  const answer = await text(socket);
  const [head = "", body = ""] = answer.split("\r\n\r\n", 2);
  return { status: Number(head.split(" ")[1]), head, body };
}
const get = (path: string, ...headers: string[]) =>
  send(`GET ${path} HTTP/1.1`, "Host: x", "Connection: close", ...headers, "");
const post = (...headers: string[]) =>
  send("POST /report HTTP/1.1", "Host: x", "Connection: close", "Content-Length: 0", ...headers, "");

const REQUIRED = [
  "Content-Security-Policy: default-src 'none'; script-src ",
  "X-Content-Type-Options: nosniff",
  "X-Frame-Options: DENY",
  "Referrer-Policy: same-origin",
  "Cross-Origin-Opener-Policy: same-origin",
  "Cross-Origin-Resource-Policy: same-origin",
  "Strict-Transport-Security: max-age=",
  "Cache-Control: ",
];

test("a page gets a nonce of its own, the same in its policy and in what the framework reads", async () => {
  const [first, second] = [await get("/"), await get("/")];
  const nonceOf = (value: unknown) => /'nonce-([^']+)'/.exec(String(value))?.[1];
  expect(nonceOf(first.head)).toBe(nonceOf(seen[0]?.["content-security-policy"]));
  expect(nonceOf(first.head)).not.toBe(nonceOf(second.head));
  for (const header of REQUIRED) expect(first.head).toContain(header);
});

test("forwarding headers of the client are replaced by what is true", async () => {
  await get(
    "/",
    "X-Forwarded-For: 203.0.113.5, 198.51.100.9",
    "X-Forwarded-Host: evil.example",
    "X-Breakwater-Client: 1.2.3.4",
  );
  expect(seen[0]).toMatchObject({
    host: "security.example.org",
    "x-forwarded-host": "security.example.org",
    "x-forwarded-proto": "https",
    "x-breakwater-client": "198.51.100.9",
  });
  expect(seen[0]).not.toHaveProperty("x-forwarded-for");
});

test.each([[], ["Origin: null"], ["Origin: https://evil.example"]])(
  "a post without our own Origin is refused before the application sees it: %s",
  async (...headers) => {
    const { status, head, body } = await post(...headers.flat());
    expect(status).toBe(403);
    expect(body).toContain("Nothing was changed");
    expect(head).toContain("Cache-Control: no-store");
    for (const header of REQUIRED) expect(head).toContain(header);
    expect(seen).toEqual([]);
  },
);

test("a refused form is read to its end, so that the refusal arrives", async () => {
  const body = "x".repeat(900_000);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => fetch(`http://127.0.0.1:${port}/report`, { method: "POST", body })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(403));
});

const inPieces = (count: number, bytes: number, ...headers: string[]) =>
  [
    "POST /read HTTP/1.1",
    "Host: x",
    ...headers,
    `Origin: ${BASE}`,
    "Transfer-Encoding: chunked",
    "",
    ...Array.from({ length: count }, () => [bytes.toString(16), "x".repeat(bytes)]).flat(),
  ] as const;

test("a body in thousands of pieces of a byte each ends its connection; in pieces of some size it arrives", async () => {
  expect((await send(...inPieces(6_000, 100, "Connection: close"), "0", "")).status).toBe(200);
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  socket.write(inPieces(20_000, 1).join("\r\n"));
  await new Promise((resolve) => socket.resume().once("close", resolve));
});

test("a post from our own page arrives", async () => {
  expect((await post(`Origin: ${BASE}`)).status).toBe(200);
});

const UNTIDY = [
  "/x/../desk/board",
  "/%2e/desk/board",
  "/api/v1/thanks/%2E%2e/cases",
  "/desk/.",
  "/advisories/%00",
];

const malformed: [string, number, string[]][] = [
  ["TRACE", 405, ["TRACE / HTTP/1.1", "Host: x", "Connection: close", ""]],
  ["CONNECT", 405, ["CONNECT evil.example:443 HTTP/1.1", "Host: x", ""]],
  ["PROPFIND", 405, ["PROPFIND / HTTP/1.1", "Host: x", "Connection: close", ""]],
  ["an unknown method", 405, ["BREW / HTTP/1.1", "Host: x", ""]],
  ["two lengths", 400, ["POST / HTTP/1.1", "Host: x", "Content-Length: 1", "Content-Length: 2", "", "ab"]],
  [
    "length and chunks",
    400,
    ["POST / HTTP/1.1", "Host: x", "Content-Length: 1", "Transfer-Encoding: chunked", "", "0", "", ""],
  ],
  [
    "a bad coding",
    400,
    ["POST / HTTP/1.1", "Host: x", "Transfer-Encoding: chunked, identity", "", "0", "", ""],
  ],
  ["no Host", 400, ["GET / HTTP/1.1", "Connection: close", ""]],
  [
    "another server's address",
    400,
    ["GET http://evil.example/ HTTP/1.1", "Host: x", "Connection: close", ""],
  ],
  ["a path that reads as a host", 400, ["GET //evil.example/ HTTP/1.1", "Host: x", "Connection: close", ""]],
  ["a backslash", 400, ["GET /\\evil.example HTTP/1.1", "Host: x", "Connection: close", ""]],
  ...UNTIDY.concat("/advisories/%ff", "/desk/cases/%E0%A4", "/policy/%", "/portal/files/%zz?a=b").map(
    (path): [string, number, string[]] => [
      path,
      400,
      [`GET ${path} HTTP/1.1`, "Host: x", "Connection: close", ""],
    ],
  ),
  ["huge headers", 431, ["GET / HTTP/1.1", "Host: x", `Cookie: ${"a".repeat(20_000)}`, ""]],
  [
    "a huge body",
    413,
    ["POST /report HTTP/1.1", "Host: x", `Origin: ${BASE}`, "Content-Length: 999999999", ""],
  ],
  ["a TLS greeting", 405, ["\u0016\u0003\u0001", ""]],
  [
    "an unknown expectation",
    413,
    ["POST / HTTP/1.1", "Host: x", "Expect: tea", "Content-Length: 999999999", ""],
  ],
];

test.each(malformed)("%s is answered with %i and all security headers", async (_, expected, lines) => {
  const { status, head } = await send(...lines);
  expect(status).toBe(expected);
  for (const header of REQUIRED) expect(head).toContain(header);
  expect(seen).toEqual([]);
});

test("a failure shows a reference and no detail", async () => {
  const { status, body } = await get("/boom");
  expect(status).toBe(500);
  expect(body).not.toContain("secret");
  expect(logged).toContain(/<code>([^<]+)/.exec(body)?.[1]);
  expect(logged).not.toContain("secret");
});

test("a downloaded file keeps its sandbox", async () => {
  expect((await get("/file")).head).toContain("Content-Security-Policy: sandbox; default-src 'none'");
});

test("a page under the desk is never stored", async () => {
  expect((await get("/desk/board")).head).toContain("Cache-Control: no-store");
});

test("an upgrade is answered as a plain request", async () => {
  expect((await get("/", "Upgrade: websocket", "Connection: Upgrade")).status).toBe(200);
});

test("the log names the route and the request, and nothing that anybody typed, asked from or asked with", async () => {
  const { head } = await get(
    "/thanks?q=canary-query",
    "User-Agent: canary-agent",
    "X-Forwarded-For: 198.51.100.9",
  );
  await get("/setup/canary-token");
  await get("/desk/cases/canary-reference");
  await get("/7KQM2XFA9TRC4HWDVN3E8PYJ6B");
  await get("/track/canary-code?canary=1");
  await get("//canary.example/");
  await new Promise((resolve) => setImmediate(resolve));
  const lines = logged
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map(({ route, status }) => [route, status])).toEqual([
    ["/thanks", 200],
    ["/setup/[token]", 200],
    ["/desk/cases/[id]", 200],
    ["(unknown)", 200],
    ["(unknown)", 200],
    ["(malformed)", 400],
  ]);
  expect(head).toContain(`X-Request-Id: ${lines[0].request}`);
  expect(logged).not.toMatch(/canary|7KQM|198\.51|127\.0\.0\.1/);
});

test("what a handler writes piece by piece leaves piece by piece", async () => {
  const socket = connect(port, "127.0.0.1");
  socket.write("GET /events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  let read = "";
  for await (const chunk of socket) {
    read += String(chunk);
    // It would never end if the first piece waited for the last.
    if (read.includes("data: first\n\n")) endStream();
  }
  expect(read).toContain("data: last\n\n");
});
