import { once } from "node:events";
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFront } from "./front";

// A front without BASE_URL, behind a proxy. Its handler fetches a page from itself, as the framework does after an action.
let port: number;
const front = createFront({
  baseUrl: undefined,
  trustedProxies: ["127.0.0.1"],
  dev: false,
  nameRoute: () => "/",
  log: pino({ enabled: false }),
  handler: async ({ url, headers }, response) => {
    if (url === "/page") {
      const { "x-forwarded-host": host, "x-breakwater-client": client } = headers;
      response.end(JSON.stringify({ host, client }));
      return;
    }
    const { connection: _, host: __, ...passed } = headers;
    const page = await fetch(`http://127.0.0.1:${port}/page`, { headers: passed as Record<string, string> });
    response.end(await page.text());
  },
});
beforeAll(async () => {
  front.listen(0, "127.0.0.1");
  await once(front, "listening");
  port = (front.address() as AddressInfo).port;
});
afterAll(() => {
  front.closeAllConnections();
  front.close();
});

async function ask(path: string, headers: Record<string, string>): Promise<unknown> {
  const asking = httpRequest({ host: "127.0.0.1", port, path, headers });
  asking.end();
  const [response] = await once(asking, "response");
  return JSON.parse(await text(response));
}

const FROM_FAR = { host: "localhost:8443", "x-forwarded-for": "203.0.113.7" };
const KNOWN = { host: "localhost:8443", client: "203.0.113.7" };

test("a page that an action leads to is made for the host and the client of the action", async () => {
  expect(await ask("/page", FROM_FAR)).toEqual(KNOWN);
  expect(await ask("/action", FROM_FAR)).toEqual(KNOWN);
});

test("who only says so is not inside", async () => {
  const claims = { "x-breakwater-inside": "x".repeat(43), "x-forwarded-host": "desk.example.org" };
  expect(await ask("/page", { ...FROM_FAR, ...claims })).toEqual(KNOWN);
});
