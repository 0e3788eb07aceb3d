import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { RATE_LIMITS } from "@/lib/domain/rate-limits";
import { type Caddy, hasCaddy, startCaddy } from "../setup/caddy";
import { startScene } from "../setup/desk";
import { requestFrom } from "../setup/from-address";
import { freePort, type Instance } from "../setup/instance";
import { signIn } from "../setup/people";
import { PASSWORD } from "../setup/scene";
import { largeFile } from "../support/large-file";
import { openPortal } from "../support/portal";
import { fillFirstStep, pressSend, readReceipt, startReport } from "../support/report";

// The desk as docs/operations says to run it: behind Caddy with the Caddyfile that lies there.
test.describe.configure({ mode: "default" });
test.skip(!hasCaddy(), "Caddy is not installed");
test.use({ ignoreHTTPSErrors: true });

let desk: Instance;
let caddy: Caddy;
let origin: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const port = await freePort();
  origin = `https://localhost:${port}`;
  const own = await freePort();
  ({ desk } = await startScene({ BASE_URL: origin, TRUSTED_PROXIES: "127.0.0.1", PORT: String(own) }));
  caddy = await startCaddy(port, `127.0.0.1:${own}`);
});
test.afterAll(async () => {
  await caddy?.stop();
  await desk?.stop();
});

test("every answer carries HSTS and no name of a server; a stranger's and a person's cookies are __Host- and Secure", async ({
  page,
}) => {
  for (const path of ["/", "/api/health", "/no-such-page", "/report/what", "/_next/static/x.js"]) {
    const { headers } = await requestFrom("127.0.0.1", origin + path, { ca: caddy.ca });
    expect(headers["strict-transport-security"], path).toBe("max-age=63072000; includeSubDomains");
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers.server, path).toBeUndefined();
  }
  await startReport(page, origin);
  await signIn(page, origin, { email: "triager@example.org", password: PASSWORD });
  const cookies = (await page.context().cookies()).map(
    ({ name, secure, httpOnly, sameSite, path, domain }) => ({
      name,
      fixed: { secure, httpOnly, sameSite, path, domain },
    }),
  );
  expect(cookies.map(({ name }) => name).sort()).toEqual([
    "__Host-breakwater-auth-return",
    "__Host-breakwater-draft",
    "__Host-breakwater-staff",
  ]);
  for (const { name, fixed } of cookies)
    expect(fixed, name).toEqual({
      secure: true,
      httpOnly: true,
      sameSite: "Lax",
      path: "/",
      domain: "localhost",
    });
});

test("limits follow the address that Caddy saw, whatever a client claims", async () => {
  const guess = (from: string, claimed: string) =>
    requestFrom(from, `${origin}/track/open`, {
      method: "POST",
      ca: caddy.ca,
      headers: {
        origin,
        "content-type": "application/x-www-form-urlencoded",
        "x-forwarded-for": `${claimed}, ${claimed}`,
        "x-real-ip": claimed,
        forwarded: `for=${claimed}`,
        "x-breakwater-client": claimed,
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "http",
      },
      body: "code=wrong",
    });
  const codes: number[] = [];
  for (let n = 0; n < 9; n++) codes.push((await guess("127.5.0.1", `198.51.${n}.7`)).status);
  const { tries } = RATE_LIMITS.track;
  expect(codes).toEqual([...Array(tries).fill(303), ...Array(9 - tries).fill(429)]);
  const neighbour = await guess("127.6.0.1", "198.51.0.7");
  expect(neighbour.status).toBe(303);
  expect(neighbour.headers.location).toBe("/track?wrong=1");
});

test("a file of 25 MiB goes up and comes down whole; the receipt's code opens the case", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const file = largeFile("capture.pcapng", 25 * 1024 * 1024);
  await startReport(page, origin);
  await fillFirstStep(page, "With a large file");
  await page.goto(`${origin}/report/files`);
  await page.getByLabel("Files").setInputFiles(file);
  await page.getByRole("button", { name: "Upload these and choose more" }).click();
  await expect(page.getByRole("list", { name: "Attached" })).toContainText("capture.pcapng", {
    timeout: 60_000,
  });
  await page.goto(`${origin}/report/check`);
  await pressSend(page);
  const { code } = await readReceipt(page);
  const visitor = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
  await openPortal(visitor, origin, code);
  const href = await visitor.getByRole("link", { name: "capture.pcapng" }).getAttribute("href");
  const back = await visitor.request.get(origin + href);
  const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  expect(hash(await back.body())).toBe(hash(readFileSync(file)));
});

test("Caddy's own log names nobody, not even when the desk is away", async () => {
  const port = await freePort();
  const lonely = await startCaddy(port, `127.0.0.1:${await freePort()}`);
  try {
    const answer = await requestFrom("127.7.0.9", `https://localhost:${port}/`, { ca: lonely.ca });
    expect(answer.status).toBe(502);
    await expect(requestFrom("127.7.0.9", `https://localhost:${port}/`)).rejects.toThrow(/certificate/);
    expect(lonely.logs()).not.toContain("127.7.0.9");
  } finally {
    await lonely.stop();
  }
  expect(caddy.logs()).not.toMatch(/127\.[56]\.0\.1/);
});

test("events of a stream come through one by one", async () => {
  // Longer than what Caddy would wait for before it compresses.
  const [first, last] = ["a", "b"].map((letter) => `data: ${letter.repeat(3_000)}\n\n`);
  let release = () => {};
  const stream = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.write(first);
    release = () => response.end(last);
  });
  await new Promise<void>((resolve) => stream.listen(0, "127.0.0.1", resolve));
  const port = await freePort();
  const proxy = await startCaddy(port, `127.0.0.1:${(stream.address() as AddressInfo).port}`);
  try {
    let read = "";
    await new Promise<void>((resolve, reject) => {
      const headers = { accept: "text/event-stream", "accept-encoding": "gzip, zstd" };
      const sent = request(`https://localhost:${port}/`, { ca: proxy.ca, family: 4, headers }, (response) => {
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          read += chunk;
          // The stream ends only once its first event is here.
          if (read === first) release();
        });
        response.once("end", resolve);
      });
      sent.once("error", reject).end();
    });
    expect(read).toBe(`${first}${last}`);
  } finally {
    await proxy.stop();
    stream.close();
  }
});
