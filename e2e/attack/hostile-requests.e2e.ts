import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { askAs } from "../setup/everyone";
import { Stranger } from "../setup/stranger";
import { expect, test } from "../setup/test";

// security.md, checks 55, 56 and 58, and where next= may lead.

test("a form that none of our pages makes is refused, and holds nobody else up", async ({ desk, scene }) => {
  const many = Array.from({ length: 150_000 }, (_, i) => `f${i}=`).join("&");
  const deep = `${"a.".repeat(500_000)}=x`;
  const nameless = "a&".repeat(2_000_000);
  const bombs = [many, nameless, deep, "title=a&title=b", "__proto__=x", "title=a&__proto__=b"];
  const waits: number[] = [];
  const busy = Promise.all(
    bombs.map((body) =>
      askAs(desk, scene, "/report/save/what", "draft", {
        method: "POST",
        body,
        headers: { origin: desk.url, "content-type": "application/x-www-form-urlencoded" },
      }),
    ),
  );
  for (let i = 0; i < 10; i++) {
    const began = performance.now();
    await fetch(`${desk.url}/api/health`);
    waits.push(performance.now() - began);
  }
  const [first, second, ...others] = (await busy).map(({ response }) => response.status);
  expect([first, second]).toEqual([400, 400]);
  // One field with a strange name is left out like any other nobody asked for.
  expect(others).toEqual([303, 400, 400, 400]);
  expect(Math.max(...waits)).toBeLessThan(20_000);
});

test("a key is checked beside the server, and its fault named at its field", async ({
  page,
  request,
  desk,
}) => {
  const headers = { Origin: desk.url };
  const key = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEaGVsbG8=\n-----END PGP PUBLIC KEY BLOCK-----";
  await request.post("/report/start", { headers });
  await request.post("/report/save/you", { headers, form: { openpgp_key: key } });
  await page.context().addCookies((await request.storageState()).cookies);
  await page.goto("/report/you?problems=1");
  await expect(page.getByText("This is not a readable OpenPGP public key.").first()).toBeVisible();
});

test("malformed requests get a plain 4xx page without a trace of our insides", async ({ request, desk }) => {
  const headers = { Origin: desk.url };
  const form = (data: string) => ({
    headers: { ...headers, "Content-Type": "application/x-www-form-urlencoded" },
    data,
    maxRedirects: 0,
  });
  const cut = { ...headers, "Content-Type": "multipart/form-data; boundary=b" };
  const answers = [
    [400, await request.post("/report/save/what", form("title=a&title=b"))],
    [400, await request.post("/report/save/what", form("__proto__=a&title=b"))],
    [400, await request.post("/report/save/what", { headers, data: { title: "a" } })],
    [404, await request.post("/report/save/nowhere", form("title=a"))],
    [404, await request.post("/report/save/constructor", form("title=a"))],
    [400, await request.post("/report/upload", { headers: cut, data: "--b\r\nContent-Dispo" })],
    [400, await request.post("/report/upload", form("files=x"))],
    [400, await request.post("/track/open", form("code=a&code=b"))],
    [403, await request.post("/report/save/what", { ...form("title=a"), headers: { Origin: "null" } })],
    [405, await request.get("/report/send")],
    [404, await request.get("/report/receipt/file")],
    [404, await request.get("/_next/image?url=%2Ficon.svg&w=640&q=75")],
    [404, await request.get("/_next/image?url=https%3A%2F%2Fevil.example%2Fa.png&w=640&q=75")],
    [400, await request.get("/policy/%ff")],
    [400, await request.get("/portal/files/%E0%A4")],
  ] as const;
  for (const [status, response] of answers) {
    expect(response.status(), response.url()).toBe(status);
    expect(await response.text()).not.toMatch(/\bat .*\.(?:ts|js|mjs):\d|node_modules|Error:.*\n\s+at /);
  }
});

test("names that every object has are no answers, and no notes", async ({ desk, scene }) => {
  const stranger = new Stranger(desk.url);
  await stranger.post("/report/start");
  for (const name of ["constructor", "__proto__", "toString"]) {
    const saved = await stranger.post("/report/save/what", { title: name, summary: "s", type: name });
    expect(saved.status, name).toBe(303);
    expect((await stranger.get("/report/check")).status, name).toBe(200);
    for (const page of ["advisory", "duplicates", "score"]) {
      const at = `/desk/cases/${scene.other.reference}/${page}?saved=${name}`;
      expect((await askAs(desk, scene, at, "coordinator")).response.status, at).toBe(200);
    }
  }
});

test("a place in the year 0 is none", async ({ desk, scene }) => {
  const at = "/desk/audit?before=0000-01-01T00:00:00Z_00000000-0000-4000-8000-000000000000_1";
  expect((await askAs(desk, scene, at, "admin")).response.status).toBe(200);
});

test("a form that the framework cannot take apart gets our own page with a reference", async ({
  request,
  desk,
}) => {
  const headers = { Origin: desk.url, Accept: "text/html" };
  const page = await (await request.get("/sign-in")).text();
  const own = [...page.matchAll(/<input[^>]*name="(\$ACTION_[^"]*)"(?:[^>]*value="([^"]*)")?/g)];
  const multipart = Object.fromEntries(
    own.map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')]),
  );
  expect(Object.keys(multipart)).toContain("$ACTION_1:1");
  const junk = { ...headers, "Content-Type": "multipart/form-data; boundary=b" };
  for (const answer of [
    await request.post("/sign-in", { headers, multipart: { ...multipart, "$ACTION_1:1": "{{{" } }),
    await request.post("/sign-in", { headers: junk, data: "junk" }),
  ]) {
    expect(answer.status()).toBe(500);
    expect(answer.headers()["content-type"]).toBe("text/html; charset=utf-8");
    expect(await answer.text()).toContain(`<code>${answer.headers()["x-request-id"]}</code>`);
  }
});

test("a form that is given up half read does not hold up the next request of its connection", async ({
  desk,
}) => {
  const { host, hostname, port } = new URL(desk.url);
  const part = (at: number) => `--b\r\nContent-Disposition: form-data; name="$ACTION_REF_${at}"\r\n\r\n\r\n`;
  const body = `${Array.from({ length: 60_000 }, (_, at) => part(at)).join("")}--b--\r\n`;
  const head = [
    "POST /sign-in HTTP/1.1",
    `Host: ${host}`,
    `Origin: ${desk.url}`,
    "Content-Type: multipart/form-data; boundary=b",
    `Content-Length: ${body.length}`,
  ];
  const next = ["GET /api/health HTTP/1.1", `Host: ${host}`, "Connection: close"];
  const socket = connect(Number(port), hostname);
  socket.write([...head, "", body].join("\r\n"));
  socket.write([...next, "", ""].join("\r\n"));
  const answers = await text(socket);
  expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 500", "HTTP/1.1 200"]);
});

test("lengths that contradict each other are refused on the real server too", async ({ desk }) => {
  const { hostname, port } = new URL(desk.url);
  const ask = async (lines: string[]) => {
    const socket = connect(Number(port), hostname);
    socket.end(lines.join("\r\n"));
    return (await text(socket)).split("\r\n")[0];
  };
  const head = ["POST /report/start HTTP/1.1", `Host: ${hostname}:${port}`, `Origin: ${desk.url}`];
  expect(await ask([...head, "Content-Length: 3", "Content-Length: 4", "", "abc"])).toContain(" 400 ");
  expect(await ask([...head, "Content-Length: 3", "Transfer-Encoding: chunked", "", "0", "", ""])).toContain(
    " 400 ",
  );
  expect(await ask([...head, "Transfer-Encoding: xchunked", "", "0", "", ""])).toContain(" 400 ");
  expect(await ask([...head, "Content-Length: -1", "", ""])).toContain(" 400 ");
  expect(await ask([...head, "Content-Length : 0", "", ""])).toContain(" 400 ");
});

test("next= leads nowhere but to our own pages", async ({ request, desk }) => {
  for (const next of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/%5cevil.example",
    "javascript:alert(1)",
    "/a/..//evil.example",
    "\t//evil.example",
    "/\t/evil.example",
  ]) {
    const page = await request.get(`/sign-in?next=${encodeURIComponent(next)}`);
    const targets = [...(await page.text()).matchAll(/name="next" value="([^"]*)"/g)];
    for (const [, target = ""] of targets) expect(new URL(target, desk.url).origin, next).toBe(desk.url);
    expect(targets.length).toBeGreaterThan(0);
  }
  for (const path of [
    "/api/auth/signin?callbackUrl=https://evil.example",
    "/api/auth/error?error=x",
    "/api/auth/signout?callbackUrl=//evil.example",
    "/api/auth/verify-request",
    "/api/auth/providers",
    "/api/auth/callback/credentials",
    "/api/auth/webauthn-options",
    "/api/auth/nonsense",
  ]) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.headers().location ?? "", path).not.toMatch(/evil/);
    expect(answer.status(), path).toBeLessThan(500);
  }
});
