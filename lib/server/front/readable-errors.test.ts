import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AppError } from "@/lib/server/errors";
import { noteOverload } from "../overload";
import { WHOLE_PAGE, withReadableErrors } from "./readable-errors";

const TYPES: Readonly<Record<string, string>> = { json: "application/json", text: "text/plain" };
let server: Server;
let base = "";

beforeAll(async () => {
  const handler = withReadableErrors(
    async (request, response) => {
      const [, status = "200", type = "html"] = /^\/(\d+)\/?(\w*)/.exec(request.url ?? "") ?? [];
      response.statusCode = Number(status);
      if (type === "busy") noteOverload(new AppError("busy", "No room.", { retryAfterSeconds: 7 }));
      if (type !== "bare") response.setHeader("Content-Type", TYPES[type] ?? "text/html; charset=utf-8");
      if (type === "own") response.setHeader(WHOLE_PAGE, "1");
      response.setHeader("Content-Length", "5");
      response.flushHeaders();
      response.write("blank".slice(0, 2));
      response.end("ank");
    },
    async (status, { path, reference, overload }) =>
      `<p>${overload?.publicMessage ?? "whole"} ${status} ${reference} at ${path}</p>`,
  );
  server = createServer((request, response) => {
    request.headers["x-request-id"] = "ref";
    void handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const get = async (path: string, headers: Record<string, string>) => {
  const answer = await fetch(base + path, { headers });
  return { status: answer.status, body: await answer.text() };
};
const document = { Accept: "text/html,*/*" };

test("a missing page and a failed one arrive whole, under their own status", async () => {
  expect(await get("/404", document)).toEqual({ status: 404, body: "<p>whole 404 ref at /404</p>" });
  expect(await get("/500", document)).toEqual({ status: 500, body: "<p>whole 500 ref at /500</p>" });
});

test("the bare words for a form that could not be taken apart become a page with a reference", async () => {
  for (const path of ["/500/text", "/500/bare"]) {
    const answer = await fetch(base + path, { method: "POST", body: "junk", headers: document });
    expect(answer.status).toBe(500);
    expect(answer.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(await answer.text()).toBe(`<p>whole 500 ref at ${path}</p>`);
  }
  expect(await get("/400/text", document)).toEqual({ status: 400, body: "blank" });
  expect(await get("/500/json", document)).toEqual({ status: 500, body: "blank" });
});

test("pages that are there, data, and the framework's own requests pass as they are", async () => {
  expect(await get("/200", document)).toEqual({ status: 200, body: "blank" });
  expect(await get("/404/json", document)).toEqual({ status: 404, body: "blank" });
  expect(await get("/404", { ...document, RSC: "1" })).toEqual({ status: 404, body: "blank" });
  expect(await get("/404", { Accept: "*/*" })).toEqual({ status: 404, body: "blank" });
});

test("a refusal that has words of its own keeps them, and its mark stays inside", async () => {
  const answer = await fetch(`${base}/507/own`, { headers: document });
  expect([answer.status, answer.headers.get(WHOLE_PAGE), await answer.text()]).toEqual([507, null, "blank"]);
});

test("a page there was no room for has the status of that and says when to come again", async () => {
  const answer = await fetch(`${base}/500/busy`, { headers: document });
  expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "7"]);
  expect(await answer.text()).toBe("<p>No room. 503 ref at /500/busy</p>");
  expect(await get("/500", document)).toMatchObject({ status: 500, body: "<p>whole 500 ref at /500</p>" });
  expect(await get("/404/busy", document)).toMatchObject({ status: 404 });
});
