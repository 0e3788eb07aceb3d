import { readdirSync } from "node:fs";
import path from "node:path";
import type { Role } from "@/lib/domain/access/roles";
import { startInstance } from "./setup/instance";
import { CANARY, everything, IDENTITIES, type Identity, type Scene, setScene } from "./setup/scene";
import { expect, test } from "./setup/test";

// security.md, checks 1 to 5: every route of the file system, asked as everybody. A route that is not in the table fails.
test.describe.configure({ mode: "default" });

const ROOT = path.resolve(import.meta.dirname, "..");
const DESK: readonly Role[] = ["admin", "coordinator", "triager", "developer", "publisher", "auditor"];
const SIGN_IN = "to /sign-in";
const TRACK = "to /track";

/** What an identity gets: a status, or "to" and where it is sent. */
type Answer = number | `to ${string}`;
type Row = {
  at?: string | ((scene: Scene) => string);
  everyone?: Answer;
  answers?: Partial<Record<Identity, Answer>>;
};

/** A desk page: `roles` open it, other people of the house find nothing there, everybody else is asked to sign in. */
function desk(roles: readonly Identity[], at?: Row["at"]): Row {
  const answers: Row["answers"] = { guest: 404, vendor: 404 };
  for (const role of DESK) answers[role] = 404;
  for (const role of roles) answers[role] = 200;
  return { at, everyone: SIGN_IN, answers };
}

/** What the desk's own pages fetch. */
function api(at?: Row["at"]): Row {
  const team = Object.fromEntries(DESK.map((role) => [role, 200]));
  return { at, everyone: 401, answers: { guest: 403, vendor: 403, ...team } };
}

const ANYONE: Row = { everyone: 200 };
const POST_ONLY: Row = { everyone: 405 };
const onlyReporter = (at?: Row["at"]): Row => ({ at, everyone: TRACK, answers: { reporter: 200 } });
const onlyDraft = (at?: Row["at"]): Row => ({ at, everyone: "to /report?gone=1", answers: { draft: 200 } });

const ROUTES: Readonly<Record<string, Row>> = {
  "/": ANYONE,
  "/advisories": ANYONE,
  "/advisories/[id]": { at: ({ publicId }) => `/advisories/${publicId}`, everyone: 200 },
  "/advisories/[id]/json": { at: ({ publicId }) => `/advisories/${publicId}.json`, everyone: 200 },
  "/advisories.json": ANYONE,
  "/thanks": ANYONE,
  "/thanks/[year]": { at: "/thanks/2001", everyone: 404 },
  "/thanks.json": ANYONE,
  "/policy/[version]": { at: "/policy/1", everyone: 200 },
  "/.well-known/security.txt": ANYONE,
  "/.well-known/breakwater-receipt-key": ANYONE,
  "/report": ANYONE,
  "/report/[step]": onlyDraft("/report/what"),
  "/report/check": onlyDraft(),
  "/report/files": onlyDraft(),
  "/report/receipt": { everyone: "to /report/check?problems=1" },
  "/report/receipt/file": { everyone: 404 },
  "/report/receipt/text": { everyone: 404 },
  "/report/receipt/saved": POST_ONLY,
  "/report/save/[step]": { ...POST_ONLY, at: "/report/save/what" },
  "/report/send": POST_ONLY,
  "/report/start": POST_ONLY,
  "/report/upload": POST_ONLY,
  "/report/upload/remove": POST_ONLY,
  "/track": ANYONE,
  "/track/open": POST_ONLY,
  "/portal": onlyReporter(),
  "/portal/withdraw": onlyReporter(),
  "/portal/advisory": { everyone: TRACK, answers: { reporter: "to /portal" } },
  "/portal/files/[id]": { at: "/portal/files/5f4c1f34-6f0c-4f0e-9f6b-2f7f3c1d9a10", everyone: 404 },
  "/portal/reply": POST_ONLY,
  "/portal/reply/remove": POST_ONLY,
  "/sign-in": ANYONE,
  "/sign-in/code": { everyone: SIGN_IN },
  "/setup/[token]": { at: "/setup/wrong", everyone: 200 },
  "/invite/[token]": { at: "/invite/wrong", everyone: 200 },
  "/reset/[token]": { at: "/reset/wrong", everyone: 200 },
  "/api/health": ANYONE,
  "/api/auth/[...nextauth]": { at: "/api/auth/session", everyone: 200 },
  "/api/v1/cases": api(),
  "/api/v1/cases/[reference]": api(({ other }) => `/api/v1/cases/${other.reference}`),
  "/api/v1/cases/acts": POST_ONLY,
  "/api/v1/changes": api(),
  "/api/v1/preferences": POST_ONLY,
  "/api/v1/queues": api(),
  "/api/v1/views": POST_ONLY,
  "/api/v1/views/[key]": { ...POST_ONLY, at: "/api/v1/views/5f4c1f34-6f0c-4f0e-9f6b-2f7f3c1d9a10" },
  "/desk": {
    everyone: SIGN_IN,
    answers: { guest: 200, vendor: 200, ...Object.fromEntries(DESK.map((role) => [role, "to /desk/board"])) },
  },
  "/desk/account": desk([...DESK, "guest", "vendor"]),
  "/desk/advisories": desk(DESK),
  "/desk/board": desk(DESK),
  "/desk/board/export": POST_ONLY,
  "/desk/board/views": desk(["admin", "coordinator", "triager", "developer", "publisher"]),
  "/desk/cases/[id]": desk(DESK, ({ other }) => `/desk/cases/${other.reference}`),
  "/desk/cases/[id]/advisory": desk(DESK, ({ other }) => `/desk/cases/${other.reference}/advisory`),
  "/desk/cases/[id]/reply": { ...POST_ONLY, at: ({ other }) => `/desk/cases/${other.reference}/reply` },
  "/desk/cases/[id]/score": desk(DESK, ({ other }) => `/desk/cases/${other.reference}/score`),
  "/desk/cases/[id]/audit": desk(["admin", "auditor"], ({ other }) => `/desk/cases/${other.reference}/audit`),
  "/desk/cases/new": desk(["coordinator", "triager"]),
  "/desk/files/[id]": { at: "/desk/files/5f4c1f34-6f0c-4f0e-9f6b-2f7f3c1d9a10", everyone: 404 },
  "/desk/settings": {
    everyone: SIGN_IN,
    answers: { ...desk([]).answers, admin: 200 },
  },
  "/desk/settings/products": desk(["admin"]),
  "/desk/confirm": desk([...DESK, "guest", "vendor"]),
  "/desk/labels": desk(["admin", "coordinator"]),
  "/desk/outbox": desk(DESK),
  "/desk/audit": desk(["admin", "auditor"]),
  "/desk/people": desk(DESK),
  "/desk/people/[id]": desk(["admin"], ({ people }) => `/desk/people/${people.developer}`),
  // Off unless BREAKWATER_GALLERY is set.
  "/gallery": { everyone: 404 },
  "/gallery/board": { everyone: 404 },
  "/gallery/case": { everyone: 404 },
  "/gallery/forms": { everyone: 404 },
};

/** "app/(public)/report/[step]/page.tsx" → "/report/[step]". */
function routesOfTheFileSystem(): string[] {
  return readdirSync(path.join(ROOT, "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => `/${path.dirname(file)}`.replace(/\/\.$/, "/").replaceAll(/\/\([^)]+\)/g, "") || "/")
    .sort();
}

let url = "";
let scene: Scene;
let stop: () => Promise<void>;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const instance = await startInstance({ BREAKWATER_RATE_LIMITS: "track=100000,draft=100000,upload=100000" });
  url = instance.url;
  scene = await setScene(instance);
  stop = async () => {
    await scene.close();
    await instance.stop();
  };
});
test.afterAll(() => stop());

async function ask(at: string, identity: Identity, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}${at}`, {
    redirect: "manual",
    headers: { cookie: scene.cookies[identity], ...headers },
  });
  return { response, body: await bodyOf(response) };
}

// A stream has no end: its beginning is all there is to look at.
async function bodyOf(response: Response): Promise<string> {
  if (!response.headers.get("content-type")?.startsWith("text/event-stream")) return response.text();
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

const addressOf = (route: string, { at = route }: Row) => (typeof at === "string" ? at : at(scene));

test("every route of the file system is in the table, and nothing else", () => {
  expect(routesOfTheFileSystem()).toEqual(Object.keys(ROUTES).sort());
});

for (const [route, row] of Object.entries(ROUTES)) {
  test(`GET ${route} answers each role as the table says`, async () => {
    const expected: Record<string, Answer> = {};
    const got: Record<string, Answer> = {};
    for (const identity of IDENTITIES) {
      const { response, body } = await ask(addressOf(route, row), identity, {
        origin: "https://evil.example",
      });
      expect(headerFaults(route, response.headers), `${route} as ${identity}`).toEqual([]);
      const location = response.headers.get("location");
      const wanted = row.answers?.[identity] ?? row.everyone ?? 404;
      expected[identity] = wanted;
      const target = (location ?? "").replace(url, "");
      const to = typeof wanted === "string" && target.startsWith(wanted.slice(3)) ? wanted.slice(3) : target;
      got[identity] = location === null ? response.status : `to ${to}`;
      if (!DESK.includes(identity as Role)) expect(leaks(body), `${route} as ${identity}`).toEqual([]);
    }
    expect(got).toEqual(expected);
  });
}

test("a restricted case does not exist for those of the team who do not take part in it", async () => {
  for (const role of DESK) {
    for (const part of ["", "/advisory", "/score"]) {
      for (const name of [scene.restricted.reference, scene.restricted.caseId]) {
        const { response, body } = await ask(`/desk/cases/${name}${part}`, role);
        expect(response.status, `${role} ${part}`).toBe(404);
        expect(body).not.toContain(`${CANARY.title}-restricted`);
      }
    }
    const peek = await ask(`/api/v1/cases/${scene.restricted.reference}`, role);
    expect(peek.response.status, `${role} peeks`).toBe(404);
    for (const list of [
      "/api/v1/cases?q=",
      "/api/v1/cases?q=&layout=states",
      "/desk/board?q=",
      "/desk/advisories",
      "/desk/outbox",
    ])
      expect((await ask(list, role)).body, `${list} as ${role}`).not.toContain(scene.restricted.reference);
  }
});

test("no other way of asking shows what the page refuses: RSC, prefetch, encoded and odd paths", async () => {
  const page = `/desk/cases/${scene.other.reference}`;
  const odd = [
    page,
    `${page}/`,
    `${page}?_rsc=1`,
    `${page}.rsc`,
    `${page}.json`,
    `${page}.txt`,
    `${page}/advisory.rsc`,
    `/desk//cases/${scene.other.reference}`,
    `/DESK/cases/${scene.other.reference}`,
    `/%64esk/cases/${scene.other.reference}`,
    `/desk/cases/%2e/${scene.other.reference}`,
    `/desk%2Fcases%2F${scene.other.reference}`,
    `/portal/%2e%2e/desk/cases/${scene.other.reference}`,
    `/desk/./cases/${scene.other.reference}`,
    `${page}%00`,
    `${page}...`,
    `/_next/data/build/desk/cases/${scene.other.reference}.json`,
    `/desk/cases/${scene.other.caseId}`,
    "/api/v1/cases?_rsc=1",
  ];
  const ways: Record<string, string>[] = [
    {},
    { RSC: "1" },
    { RSC: "1", "Next-Router-Prefetch": "1" },
    { RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" },
    { "x-middleware-subrequest": "proxy:proxy:proxy", "x-invoke-path": page, "x-matched-path": page },
    { "x-nextjs-data": "1", "next-resume": "1" },
  ];
  for (const identity of IDENTITIES.filter((one) => !DESK.includes(one as Role))) {
    for (const at of odd) {
      for (const headers of ways) {
        const { body } = await ask(at, identity, headers);
        expect(leaks(body), `${at} ${JSON.stringify(headers)} as ${identity}`).toEqual([]);
      }
    }
  }
});

test("reading changes nothing but when somebody was last seen, and what they have read", async () => {
  const before = await stored(scene);
  for (const identity of IDENTITIES) {
    for (const [route, row] of Object.entries(ROUTES)) {
      await ask(addressOf(route, row), identity);
      await fetch(`${url}${addressOf(route, row)}`, {
        method: "HEAD",
        redirect: "manual",
        headers: { cookie: scene.cookies[identity] },
      });
    }
  }
  expect(await stored(scene)).toEqual(before);
});

test("for an outsider a case that exists answers like one that does not", async () => {
  const missing = "EX-2026-ZZZZZ";
  for (const identity of IDENTITIES.filter((one) => !DESK.includes(one as Role))) {
    for (const part of ["", "/advisory", "/score", "/audit"]) {
      const [real, none] = await Promise.all([
        ask(`/desk/cases/${scene.other.reference}${part}`, identity),
        ask(`/desk/cases/${missing}${part}`, identity),
      ]);
      expect(real.response.status).toBe(none.response.status);
      expect(real.body.length - none.body.length, `${part} as ${identity}`).toBe(0);
    }
  }
});

/** security.md, checks 51, 52 and 54: what is wrong with the headers of an answer. */
function headerFaults(route: string, headers: Headers): string[] {
  const wanted: Record<string, RegExp> = {
    "content-security-policy": /frame-ancestors 'none'|^sandbox/,
    "x-content-type-options": /^nosniff$/,
    "x-frame-options": /^DENY$/,
    "referrer-policy": /^same-origin$/,
    "cross-origin-opener-policy": /^same-origin$/,
    "cross-origin-resource-policy": /^same-origin$/,
    "permissions-policy": /camera=\(\)/,
    "cache-control": PRIVATE.test(route) ? /^no-store$/ : /./,
  };
  const unwanted = [...headers.keys()].filter((name) => /^(access-control-|x-powered-by|server$)/.test(name));
  const faults = Object.entries(wanted).filter(([name, pattern]) => !pattern.test(headers.get(name) ?? ""));
  return [...faults.map(([name]) => `${name}: ${headers.get(name)}`), ...unwanted];
}

const PRIVATE = /^\/(desk|portal|report|track|setup|invite|reset|sign-in|api)\b/;

const leaks = (body: string) => Object.values(CANARY).filter((text) => body.includes(text));

/** All rows, without sessions' last use, read marks, the outbox and queue of the worker, and rate limits. */
async function stored({ owner }: Scene): Promise<Record<string, string>> {
  await owner.query("update participants set last_read_at = null");
  const kept = Object.entries(await everything(owner)).filter(
    ([name]) =>
      !/graphile_worker|case_words|case_reads|rate_limits|daily_keys|staff_sessions|portal_sessions|notices/.test(
        name,
      ),
  );
  await owner.query("update participants set last_read_at = null");
  return Object.fromEntries(kept);
}
