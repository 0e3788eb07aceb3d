import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Instance, startInstance } from "../setup/instance";
import { CANARY, everything, type Scene, setScene } from "../setup/scene";
import { type Sent, Stranger } from "../setup/stranger";
import { expect, test } from "../setup/test";

// security.md, checks 7, 10, 53, 56 and 59: what people wrote, and where they came from, looked for everywhere it must not be.
test.describe.configure({ mode: "default" });

const ADDRESS = "203.0.113.77";
const PROGRAM = "canary-program-t8v1";
const WORDS = [
  ...Object.values(CANARY),
  "canary-file-b2n6",
  "canary-bytes-x4c7",
  "canary-reply-g9j5",
  "canary-pass-w3e8",
];

let desk: Instance;
let scene: Scene;
let sent: Sent;
let cookie = "";
let honest: string[] = [];
const pages: string[] = [];
const statuses: Record<string, number> = {};

test.beforeAll(async () => {
  test.setTimeout(180_000);
  desk = await startInstance({
    LOG_LEVEL: "debug",
    TRUSTED_PROXIES: "127.0.0.1",
    BREAKWATER_RATE_LIMITS: "track=1000,sign-in=1000",
  });
  scene = await setScene(desk);
  const stranger = new Stranger(desk.url, { "x-forwarded-for": ADDRESS, "user-agent": PROGRAM });
  const file = new File(["canary-bytes-x4c7"], "canary-file-b2n6.txt");
  sent = await stranger.report(
    {
      title: CANARY.title,
      summary: CANARY.text,
      name: CANARY.name,
      email: CANARY.address,
      steps: CANARY.text,
    },
    [file],
  );
  await stranger.track(sent.code);
  const reply = new FormData();
  reply.append("body", "canary-reply-g9j5");
  expect((await stranger.post("/portal/reply", reply)).status).toBe(303);
  honest = [...stranger.addresses, ...(await linksOf(stranger))];
  await provoke(stranger);
  cookie = stranger.cookie();
});
test.afterAll(async () => {
  await scene?.close();
  await desk?.stop();
});

/** Where the pages of a whole visit lead and post to: the stranger's, the reporter's, the team's. */
async function linksOf(stranger: Stranger): Promise<string[]> {
  const staff = { cookie: scene.cookies.admin };
  const asked = [
    stranger.get("/report/receipt"),
    stranger.get("/portal"),
    stranger.get("/track"),
    ...["/desk/board", `/desk/cases/${sent.reference}`, "/desk/people", "/desk/account"].map((path) =>
      stranger.get(path, staff),
    ),
  ];
  const bodies = await Promise.all(asked.map(async (answer) => (await answer).text()));
  return bodies.flatMap((body) =>
    [...body.matchAll(/\b(?:href|action|src|formaction)="([^"]*)"/g)].map(([, address = ""]) => address),
  );
}

/** Requests that go wrong, carrying what must not be logged. */
async function provoke(stranger: Stranger): Promise<void> {
  const words = encodeURIComponent(CANARY.title);
  const nowhere = "nobody-knows-this";
  const staff = { cookie: scene.cookies.admin };
  const answers = [
    await stranger.post("/track/open", { code: `${CANARY.text} 0000` }),
    await stranger.post("/track/open", { code: "\u0000" }),
    await stranger.post("/report/save/nowhere", { title: CANARY.title }),
    await stranger.post("/report/save/what", {
      title: `\u0000\ud800${CANARY.title}`,
      __proto__x: CANARY.title,
    }),
    await stranger.post("/report/upload", { title: CANARY.title }),
    await stranger.post("/report/upload", new FormData(), {
      "content-type": "multipart/form-data; boundary=x",
    }),
    await stranger.post("/sign-in", {
      email: CANARY.address,
      password: "canary-pass-w3e8",
      $ACTION_ID_x: "",
    }),
    await stranger.post("/sign-in", {}, { "next-action": "0".repeat(42) }),
    await stranger.post("/api/auth/callback/credentials", { ticket: CANARY.title }),
    await stranger.get(`/setup/${words}`),
    await stranger.get(`/invite/${words}`),
    await stranger.get(`/reset/${words}`),
    await stranger.get(`/advisories/${nowhere}`),
    await stranger.get(`/advisories?before=${words}&product=%00${words}`),
    await stranger.get(`/advisories.json?before=2026-01-01T00:00:00Z_${words}`),
    await stranger.get("/advisories?before=0000-01-01T00:00:00Z_5f4c1f34-6f0c-4f0e-9f6b-2f7f3c1d9a10"),
    await stranger.get(`/advisories.json?before=${words}&severity=${words}`),
    await stranger.get(`/thanks/${nowhere}`),
    await stranger.get(`/policy/${nowhere}`),
    await stranger.get(`/policy/99999999999999999999`),
    await stranger.get(`/thanks.json?year=${words}`),
    await stranger.get(`/portal/files/${nowhere}`),
    await stranger.get("/%ff%fe"),
    await stranger.get(`/${words}`),
    await stranger.get(`/${sent.code.replaceAll(" ", "")}`),
    await stranger.get(`/track/${sent.code.replaceAll(" ", "")}`),
    await stranger.get(`/desk/cases/${words}/score`, staff),
    await stranger.get(`/advisories/${words}.json`),
    await stranger.get(`/report/${words}`),
    await stranger.get(`/_next/static/${words}.js`),
    await stranger.get(`/sign-in?next=//evil.example/${words}`),
    await stranger.get(`/desk/board?q=${words}&before=${words}&product=%00`, staff),
    await stranger.get(`/api/v1/cases?q=${words}&after=${words}`, staff),
    await stranger.get(
      `/api/v1/cases?q=%22${words}%22%20%00%20product:%00&view=${words}&sort=${words}`,
      staff,
    ),
    await stranger.get(`/api/v1/cases/${nowhere}`, staff),
    await stranger.get("/api/v1/cases/%00", staff),
    await stranger.get(`/desk/people/${nowhere}`, staff),
    await stranger.get(`/desk/cases/${nowhere}`, staff),
    await stranger.get(`/desk/cases/%00`, staff),
    await stranger.get(`/desk/files/${nowhere}`, staff),
    await stranger.get(`/api/auth/error?error=${words}`),
    await stranger.get(`/api/auth/signin?callbackUrl=https://evil.example/${words}`),
    await stranger.get(`/api/auth/session`, {
      cookie: `breakwater-staff=${words}; breakwater-portal=%00; breakwater-draft=${words}`,
    }),
  ];
  for (const answer of answers) {
    pages.push(await answer.text());
    statuses[new URL(answer.url).pathname + new URL(answer.url).search] = answer.status;
  }
}

/** Every word that must not be found, and codes and tokens besides. */
const secrets = () => [
  ...WORDS,
  sent.code,
  sent.code.replaceAll(" ", ""),
  ...[...Object.values(scene.cookies), ...cookie.split("; ")]
    .map((pair) => pair.split("=")[1] ?? "")
    .filter((token) => token.length > 20),
];
const foundIn = (text: string, words: readonly string[]) => words.filter((word) => text.includes(word));

test("no log line carries what people wrote, who they are, a code or a token", async () => {
  expect(desk.logs()).toContain('"route":"/report/send"');
  expect(desk.logs()).toContain('"route":"/desk/cases/[id]/score"');
  expect(desk.logs()).toContain('"route":"(unknown)"');
  expect(
    foundIn(desk.logs(), [...secrets(), ADDRESS, PROGRAM, "203.0.113", '127.0.0.1"', "evil.example"]),
  ).toEqual([]);
});

test("nothing malformed makes the server fail", () => {
  expect(Object.entries(statuses).filter(([, status]) => status >= 500)).toEqual([]);
});

test("no error page shows a stack, a statement or a path of this machine", () => {
  for (const page of pages) {
    expect(page).not.toMatch(/\bat [\w.]+ \(|node_modules|\.ts:\d+|select .* from|PostgresError|ZodError/i);
    expect(page).not.toContain(desk.dataDir);
  }
});

test("no row of any table holds it in the clear, nor an address, nor what mails say", async () => {
  const rows = Object.values(await everything(scene.owner)).join("\n");
  expect(foundIn(rows, [...secrets(), ADDRESS, "203.0.113", PROGRAM])).toEqual([]);
  expect(rows).toContain(sent.reference);
});

test("no file of the data directory does: tables, write-ahead log, PostgreSQL's own log", async () => {
  await scene.owner.query("select pg_switch_wal()").catch(() => {});
  const patterns = [...secrets(), ADDRESS, PROGRAM].flatMap((word) => ["-e", word]);
  const search = promisify(execFile)("grep", ["-rlaF", ...patterns, desk.dataDir], { maxBuffer: 1 << 26 });
  const found = await search.then(
    ({ stdout }) => stdout,
    (nothing: { code?: number; stdout?: string }) =>
      nothing.code === 1 ? "" : `grep failed: ${nothing.stdout}`,
  );
  expect(found).toBe("");
  const control = await promisify(execFile)("grep", ["-rlaF", "-e", sent.reference, desk.dataDir], {
    maxBuffer: 1 << 26,
  });
  expect(control.stdout).not.toBe("");
});

test("no address of a page holds a secret, so that no Referer and no history does", () => {
  expect(honest.length).toBeGreaterThan(40);
  expect(foundIn(honest.join("\n"), secrets())).toEqual([]);
});

test("an error that nobody foresaw is found in the log by what its page says, and quotes neither query nor row", async () => {
  const words = encodeURIComponent(CANARY.title);
  const before = desk.logs().length;
  const stranger = new Stranger(desk.url, { accept: "text/html" });
  await scene.owner.query("alter table advisory_revisions rename to revisions_gone");
  const asked = [
    stranger.get(`/advisories?product=${words}&q=${words}`),
    stranger.get(`/advisories.json?product=${words}`),
  ] as const;
  const [failed, json] = await Promise.all(asked).finally(() =>
    scene.owner.query("alter table revisions_gone rename to advisory_revisions"),
  );
  const page = await failed.text();
  await json.text();
  expect([failed.status, json.status]).toEqual([500, 500]);
  const id = failed.headers.get("x-request-id") ?? "";
  expect(page).toContain(id);
  await expect.poll(() => desk.logs().slice(before)).toContain(`"request":"${id}"`);
  const lines = desk.logs().slice(before);
  expect(lines).toContain('"code":"42P01"');
  expect(foundIn(page + lines, secrets())).toEqual([]);
  expect(lines).not.toMatch(/select |params:/i);
  // Nothing is printed past the log: every line of the web process is one of its own.
  for (const line of lines.trim().split("\n")) expect(() => JSON.parse(line), line).not.toThrow();
});
