import { startScene } from "../setup/desk";
import { askAs } from "../setup/everyone";
import { askedBy, bodyOf, type Form, formsIn } from "../setup/forms";
import type { Instance } from "../setup/instance";
import { everyForm } from "../setup/pages";
import { IDENTITIES, type Identity, lasting, type Scene } from "../setup/scene";
import { expect, test } from "../setup/test";

// security.md, checks 3 and 16: every form of every page, sent by those whom its page does not show it, straight to the
// address that takes it.
test.describe.configure({ mode: "default" });

let desk: Instance;
let scene: Scene;
let forms: Form[];
/** By what a form calls: who is shown a form for it. */
let shown: Map<string, Set<Identity>>;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  ({ desk, scene } = await startScene({
    BREAKWATER_RATE_LIMITS: "sign-in=100000,draft=100000,upload=100000,track=100000",
  }));
  const found = await everyForm(desk, scene);
  forms = found.forms.map(({ form }) => form);
  shown = found.shownTo;
});
test.afterAll(() => desk?.stop());

async function formsOf(page: string, identity: Identity): Promise<Form[]> {
  return formsIn((await askAs(desk, scene, page, identity)).body, page);
}

const isShown = ({ action }: Form, identity: Identity) => shown.get(action)?.has(identity) ?? false;

async function send(form: Form, identity: Identity, headers: Record<string, string> = {}) {
  const { response } = await askAs(desk, scene, form.at, identity, {
    method: "POST",
    headers: { origin: desk.url, ...headers },
    body: bodyOf(form),
  });
  return response.status;
}

const stored = () => lasting(scene.owner);

const changed = (before: Record<string, string>, after: Record<string, string>) =>
  Object.keys(after).filter((table) => after[table] !== before[table]);

test("a form changes nothing for anybody who is not shown it", async () => {
  test.setTimeout(240_000);
  expect(forms.length).toBeGreaterThan(40);
  const before = await stored();
  for (const identity of IDENTITIES) {
    // A report is everybody's to write: without a draft, its forms begin one.
    const hidden = forms.filter((form) => !isShown(form, identity) && !form.at.startsWith("/report/"));
    for (const form of hidden)
      expect(await send(form, identity), `${form.at} as ${identity}`).toBeLessThan(500);
    expect(changed(before, await stored()), `as ${identity}`).toEqual([]);
  }
});

test("nor does any form change anything without our own Origin, whoever sends it", async () => {
  test.setTimeout(240_000);
  const before = await stored();
  const origins = [
    "null",
    "https://evil.example",
    desk.url.replace("http", "https"),
    `${desk.url}.evil.example`,
  ];
  for (const origin of origins)
    for (const form of forms) {
      const somebody = IDENTITIES.find((identity) => isShown(form, identity)) ?? "anonymous";
      expect(await send(form, somebody, { origin }), form.at).toBe(403);
    }
  expect(changed(before, await stored())).toEqual([]);
});

/** What the board's script sends, as somebody could write it by hand. */
function apiWrites(): [method: string, at: string, body: unknown][] {
  const id = scene.other.caseId;
  const acts = [
    ["assign", { personId: scene.people.triager }],
    ["severity", { severity: "low", severityReason: "x" }],
    ["snooze", { until: "reply" }],
    ["wait", { waitsFor: "vendor" }],
    ["watch", {}],
    ["move", { move: "accept", severity: "low", severityReason: "x", productId: "" }],
    ["duplicate", { duplicateOf: "EX-2026-ZZZZZ", reason: "x" }],
    ["split", { reason: "x", message: "x" }],
  ] as const;
  return [
    ...acts.map(([act, input]): [string, string, unknown] => [
      "POST",
      "/api/v1/cases/acts",
      { act, input, cases: [{ id, version: 1 }] },
    ]),
    ["POST", "/api/v1/views", { name: "x", search: "is:open" }],
    ["POST", "/api/v1/views", { name: "x", search: "is:open", shared: true }],
    ["PATCH", `/api/v1/views/${id}`, { version: 1, name: "x" }],
    ["DELETE", `/api/v1/views/${id}`, { version: 1 }],
  ];
}

async function call(
  [method, at, body]: [string, string, unknown],
  identity: Identity,
  origin = desk.url,
): Promise<number> {
  const { response } = await askAs(desk, scene, at, identity, {
    method,
    headers: { origin, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.status;
}

test("what the board's script sends changes nothing for them either, nor for a case that is hidden", async () => {
  const before = await stored();
  const outside = ["anonymous", "draft", "reporter", "guest", "vendor", "disabled", "auditor"] as const;
  for (const identity of outside)
    for (const one of apiWrites())
      expect([401, 403], `${one[1]} ${JSON.stringify(one[2])} as ${identity}`).toContain(
        await call(one, identity),
      );
  const cases = [{ id: scene.restricted.caseId, version: 1 }];
  for (const identity of ["coordinator", "triager"] as const) {
    const watch = ["POST", "/api/v1/cases/acts", { act: "watch", input: {}, cases }] satisfies [
      string,
      string,
      unknown,
    ];
    expect(await call(watch, identity)).toBe(200);
    for (const one of apiWrites()) expect(await call(one, identity, "https://evil.example")).toBe(403);
  }
  expect(changed(before, await stored())).toEqual([]);
});

/** Some forms sign somebody out; the others are for whoever is signed in. */
async function keepSessions(): Promise<{ restore(): Promise<void> }> {
  const tables = ["staff_sessions", "portal_sessions"];
  await scene.owner.query("create schema kept");
  for (const table of tables)
    await scene.owner.query(`create table kept.${table} as select * from public.${table}`);
  return {
    async restore() {
      for (const table of tables)
        await scene.owner.query(
          `insert into public.${table} select * from kept.${table} on conflict do nothing`,
        );
    },
  };
}

test("the very same forms work for those who are shown them", async () => {
  test.setTimeout(240_000);
  const sessions = await keepSessions();
  const idle: string[] = [];
  for (const form of forms) {
    await sessions.restore();
    const before = await stored();
    for (const identity of IDENTITIES.filter((one) => isShown(form, one))) {
      const fresh = (await formsOf(form.page, identity)).find((one) => askedBy(one) === askedBy(form));
      if (fresh) await send(fresh, identity);
    }
    if (changed(before, await stored()).length === 0) idle.push(`${form.page} ${askedBy(form)}`);
  }
  // Those ask for what made-up answers cannot give: a right code, a file, a vector, a state the case is not in.
  expect(forms.length - idle.length, idle.join("\n")).toBeGreaterThan(25);
});
