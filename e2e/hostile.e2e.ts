import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { HOSTILE_MARKDOWN } from "@/lib/server/markdown/testing/hostile-markdown";
import { type Instance, startInstance } from "./setup/instance";
import { type Scene, setScene } from "./setup/scene";
import { type Sent, Stranger } from "./setup/stranger";
import { expect, test } from "./setup/test";

// security.md, checks 12 to 15, 26, 43 to 46, 50, 55 and 58: what a stranger may send.
test.describe.configure({ mode: "default" });

let desk: Instance;
let scene: Scene;
let stranger: Stranger;
let sent: Sent;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  desk = await startInstance({ BREAKWATER_RATE_LIMITS: "report=1000,draft=1000,upload=1000,sign-in=1000" });
  scene = await setScene(desk);
  stranger = new Stranger(desk.url);
  const hostile = HOSTILE_MARKDOWN.join("\n\n").replaceAll("\0", "");
  const files = [
    new File(["<script>alert(1)</script>"], "page.html", { type: "text/html" }),
    new File(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], "../../drawing.svg", {
      type: "image/svg+xml",
    }),
    new File(["MZ\u0090\u0000"], "program.png", { type: "image/png" }),
    new File(["x"], "line\r\nX-Evil: 1\u202Egnp.exe", { type: "image/png" }),
  ];
  const title = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
  sent = await stranger.report(
    { title, summary: hostile, steps: hostile, impact: hostile, name: title },
    files,
  );
  await stranger.track(sent.code);
  for (const text of HOSTILE_MARKDOWN.slice(0, 25)) {
    const reply = new FormData();
    reply.append("body", text || "empty");
    await stranger.post("/portal/reply", reply);
  }
});
test.afterAll(async () => {
  await scene.close();
  await desk.stop();
});

for (const [who, path, cookie] of [
  ["the reporter", () => "/portal", () => stranger.cookie()],
  ["the team", () => `/desk/cases/${sent.reference}`, () => scene.cookies.triager],
] as const) {
  test(`hostile Markdown does nothing in the browser of ${who}`, async ({ page, context }) => {
    test.setTimeout(120_000);
    const events: string[] = [];
    page.on("dialog", (dialog) => {
      events.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(desk.url) && !request.url().startsWith("data:"))
        events.push(request.url());
    });
    page.on("console", (message) => {
      if (/Content Security Policy|violates/i.test(message.text())) events.push(message.text());
    });
    for (const pair of cookie().split("; ")) {
      const [name = "", value = ""] = pair.split("=");
      await context.addCookies([{ name, value, url: desk.url }]);
    }
    await page.goto(`${desk.url}${path()}`);
    await page.waitForLoadState("networkidle");
    const inside = page.locator("main");
    await expect(inside).toContainText("onerror=alert(1)");
    for (const bad of [
      "img",
      "script",
      "iframe",
      "object",
      "embed",
      "style",
      "form[action^='http']",
      "svg[onload]",
      "a[href^='javascript']",
      "a[href^='data']",
    ])
      expect(await inside.locator(bad).count(), bad).toBe(bad === "svg[onload]" ? 0 : await ownOf(page, bad));
    for (const link of await inside.locator("a[href]").all()) {
      const href = (await link.getAttribute("href")) ?? "";
      expect(href).toMatch(/^(https:|mailto:|\/|#|\?)/);
    }
    expect(events).toEqual([]);
  });
}

/** Elements of that kind which the page itself may have: none with an address elsewhere. */
async function ownOf(page: import("@playwright/test").Page, selector: string): Promise<number> {
  if (selector !== "script" && selector !== "style") return 0;
  return page.locator(`main ${selector}`).count();
}

test("whatever a file says it is, it comes as a download that nothing opens", async () => {
  const { rows } = await scene.owner.query<{ id: string }>(
    "select a.id from attachments a join cases c on c.id = a.case_id where c.reference = $1",
    [sent.reference],
  );
  expect(rows).toHaveLength(4);
  for (const { id } of rows) {
    for (const [path, cookie] of [
      [`/portal/files/${id}`, stranger.cookie()],
      [`/desk/files/${id}`, scene.cookies.triager],
    ] as const) {
      const answer = await fetch(`${desk.url}${path}`, { headers: { cookie } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("application/octet-stream");
      expect(answer.headers.get("content-security-policy")).toContain("sandbox");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("x-evil")).toBeNull();
      expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="[\x20-\x7e]*"/);
      expect(answer.headers.get("content-disposition")).not.toMatch(/\.\.|\/|\\|%0d|%0a|%e2%80%ae/i);
    }
    for (const other of ["reporter", "vendor", "guest", "draft", "anonymous", "disabled"] as const) {
      for (const path of [`/portal/files/${id}`, `/desk/files/${id}`]) {
        const answer = await fetch(`${desk.url}${path}`, { headers: { cookie: scene.cookies[other] } });
        expect([401, 403, 404], `${path} as ${other}`).toContain(answer.status);
        expect(answer.headers.get("content-disposition")).toBeNull();
      }
    }
  }
});

test("wrong codes get one answer whatever is wrong with them, and soon none", async () => {
  const guesses = [
    "",
    "x",
    "0".repeat(26),
    "ABCD EFGH JKMN PQRS TVWX YZ01 23",
    sent.code.replace(/.$/, "0"),
    `${sent.code}0`,
    "'; select 1 --",
    "🂡".repeat(500),
  ];
  const seen = new Set<string>();
  let refused = 0;
  const guesser = new Stranger(desk.url);
  for (let i = 0; i < 3; i++) {
    for (const code of guesses) {
      if (code === sent.code) continue;
      const answer = await guesser.track(code);
      const key = `${answer.status} ${answer.headers.get("location")}`;
      if (answer.status === 429) {
        refused++;
        expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      } else seen.add(key);
    }
  }
  expect([...seen]).toEqual(["303 /track?wrong=1"]);
  expect(refused).toBeGreaterThan(15);
});

test("a form that none of our pages makes is refused, and holds nobody else up", async () => {
  const many = Array.from({ length: 150_000 }, (_, i) => `f${i}=`).join("&");
  const deep = `${"a.".repeat(500_000)}=x`;
  const bombs = [many, deep, "title=a&title=b", "__proto__=x", "title=a&__proto__=b"];
  const waits: number[] = [];
  const busy = Promise.all(
    bombs.map((body) =>
      fetch(`${desk.url}/report/save/what`, {
        method: "POST",
        redirect: "manual",
        body,
        headers: {
          origin: desk.url,
          cookie: scene.cookies.draft,
          "content-type": "application/x-www-form-urlencoded",
        },
      }),
    ),
  );
  for (let i = 0; i < 10; i++) {
    const began = performance.now();
    await fetch(`${desk.url}/api/health`);
    waits.push(performance.now() - began);
  }
  const [first, ...others] = (await busy).map(({ status }) => status);
  expect(first).toBe(400);
  // One field with a strange name is left out like any other nobody asked for.
  expect(others).toEqual([303, 400, 400, 400]);
  expect(Math.max(...waits)).toBeLessThan(20_000);
});

test("a text that takes a parser seconds delays no other page", async () => {
  const reply = new FormData();
  reply.append("body", "[a](".repeat(15_000));
  await stranger.post("/portal/reply", reply);
  const finished: string[] = [];
  const slow = stranger.text("/portal").then(() => finished.push("slow"));
  const others = Array.from({ length: 5 }, () =>
    fetch(`${desk.url}/api/health`).then(() => finished.push("other")),
  );
  await Promise.all([slow, ...others]);
  expect(finished.at(-1)).toBe("slow");
});

test("lengths that contradict each other are refused on the real server too", async () => {
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

test("spoofed forwarding headers change neither the limit's bucket nor any address of ours", async () => {
  const codes = await Promise.all(
    Array.from({ length: 12 }, async (_, i) => {
      const liar = new Stranger(desk.url, {
        "x-forwarded-for": `198.51.100.${i}`,
        "x-real-ip": `198.51.${i}.1`,
        forwarded: `for=192.0.2.${i}`,
        "x-breakwater-client": `192.0.${i}.1`,
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "https",
      });
      expect(await liar.text("/.well-known/security.txt")).not.toContain("evil.example");
      return (await liar.track("0".repeat(26))).status;
    }),
  );
  expect(codes.filter((status) => status !== 429).length).toBeLessThan(6);
});

test("next= leads nowhere but to our own pages", async ({ request }) => {
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
    const page = await request.get(`${desk.url}/sign-in?next=${encodeURIComponent(next)}`);
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
    const answer = await request.get(`${desk.url}${path}`, { maxRedirects: 0 });
    expect(answer.headers().location ?? "", path).not.toMatch(/evil/);
    expect(answer.status(), path).toBeLessThan(500);
  }
});
