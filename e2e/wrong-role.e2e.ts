import { startInstance } from "./setup/instance";
import { everything, type Identity, type Scene, setScene } from "./setup/scene";
import { expect, test } from "./setup/test";

// security.md, check 3: the desk's own forms, sent by those who may not, straight to the address that takes them.
test.describe.configure({ mode: "default" });

let url = "";
let scene: Scene;
let stop: () => Promise<void>;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  const instance = await startInstance({ BREAKWATER_RATE_LIMITS: "sign-in=100000" });
  url = instance.url;
  scene = await setScene(instance);
  stop = async () => {
    await scene.close();
    await instance.stop();
  };
});
test.afterAll(() => stop());

type Form = { page: string; at: string; fields: [string, string][] };

/** The forms of a page as somebody sees them, filled in with something plausible. */
async function formsOf(page: string, identity: Identity): Promise<Form[]> {
  const answer = await fetch(`${url}${page}`, { headers: { cookie: scene.cookies[identity] } });
  const html = await answer.text();
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .map(([, attributes = "", inside = ""]) => {
      // The composer is posted to an address of its own; every other form to its page.
      const address = /method="post"/i.test(attributes) ? attribute(attributes, "action") : undefined;
      const at = address?.startsWith("/desk/") ? address : page;
      return { page, at, fields: fieldsOf(inside) };
    })
    .filter(({ at, fields }) => at !== page || fields.some(([name]) => name.startsWith("$ACTION")));
}

function fieldsOf(html: string): [string, string][] {
  const fields = new Map<string, string>();
  for (const [, tag, attributes = "", rest = ""] of html.matchAll(
    /<(input|textarea|select|button)\b([^>]*)>((?:<option[\s\S]*?(?=<\/select>))?)/g,
  )) {
    const name = attribute(attributes, "name");
    if (!name || fields.has(name)) continue;
    const value = attribute(attributes, "value");
    const option = [...rest.matchAll(/<option\b([^>]*)>/g)]
      .map(([, given = ""]) => attribute(given, "value"))
      .find((given) => given);
    const typed = attribute(attributes, "type") === "date" ? "2027-01-01" : "written by an intruder";
    fields.set(name, tag === "select" ? (option ?? "") : value || (name.startsWith("$") ? "" : typed));
  }
  return [...fields];
}

function attribute(text: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1];
  return found
    ?.replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

async function send({ at, fields }: Form, identity: Identity, headers: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  const cookie = scene.cookies[identity];
  const response = await fetch(`${url}${at}`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin: url, ...headers },
    body,
  });
  await response.text();
  return response.status;
}

async function stored(): Promise<Record<string, string>> {
  const kept = Object.entries(await everything(scene.owner)).filter(
    ([name]) =>
      !/graphile_worker|case_words|case_reads|rate_limits|daily_keys|staff_sessions|portal_sessions/.test(
        name,
      ),
  );
  return Object.fromEntries(kept);
}

const changed = (before: Record<string, string>, after: Record<string, string>) =>
  Object.keys(after).filter((table) => after[table] !== before[table]);

async function deskForms(): Promise<Form[]> {
  const desk = `/desk/cases/${scene.other.reference}`;
  const person = `/desk/people/${scene.people.developer}`;
  const moves = ["acknowledge", "ask", "accept", "reject", "plan", "withhold", "fix_ready"].map(
    (move) => `${desk}?move=${move}`,
  );
  const board = ["/desk/board/views?q=is:open", "/desk/labels"];
  const pages = [desk, ...moves, `${desk}/score`, `${desk}/advisory`, person, "/desk/people", ...board];
  const found: Form[] = [];
  for (const at of pages)
    for (const role of ["admin", "coordinator", "triager", "publisher"] as const)
      found.push(...(await formsOf(at, role)));
  const unique = new Map(found.map((form) => [JSON.stringify(form), form]));
  return [...unique.values()].filter(({ fields }) => fields.some(([name]) => !name.startsWith("$")));
}

test("forms of the desk change nothing for anybody who is not of the team, nor for an auditor", async () => {
  test.setTimeout(180_000);
  const forms = await deskForms();
  expect(forms.length).toBeGreaterThan(15);
  const before = await stored();
  for (const identity of [
    "anonymous",
    "draft",
    "reporter",
    "guest",
    "vendor",
    "disabled",
    "auditor",
  ] as const) {
    for (const form of forms) {
      const status = await send(form, identity);
      expect(status, `${form.at} as ${identity}`).toBeLessThan(500);
    }
    expect(changed(before, await stored()), `as ${identity}`).toEqual([]);
  }
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
  ];
}

async function call(
  [method, at, body]: [string, string, unknown],
  identity: Identity,
  headers: Record<string, string> = {},
): Promise<number> {
  const response = await fetch(`${url}${at}`, {
    method,
    redirect: "manual",
    headers: { cookie: scene.cookies[identity], origin: url, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  await response.text();
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
  for (const identity of ["coordinator", "triager"] as const) {
    const cases = [{ id: scene.restricted.caseId, version: 1 }];
    const act = ["POST", "/api/v1/cases/acts", { act: "watch", input: {}, cases }] as [
      string,
      string,
      unknown,
    ];
    expect(await call(act, identity)).toBe(200);
    for (const one of apiWrites())
      expect(await call(one, identity, { origin: "https://evil.example" })).toBe(403);
  }
  expect(changed(before, await stored())).toEqual([]);
});

test("nor does any form change anything without our own Origin, whoever sends it", async () => {
  const forms = await deskForms();
  const before = await stored();
  for (const origin of [
    "null",
    "https://evil.example",
    url.replace("http:", "https:"),
    `${url}.evil.example`,
  ])
    for (const form of forms) expect(await send(form, "coordinator", { origin })).toBe(403);
  expect(changed(before, await stored())).toEqual([]);
});

test("the very same forms work for those who may", async () => {
  const forms = await deskForms();
  let effects = 0;
  for (const form of forms) {
    const before = await stored();
    await send(form, form.at.includes("/people") ? "admin" : "coordinator");
    if (changed(before, await stored()).length > 0) effects++;
  }
  expect(effects).toBeGreaterThan(4);
});
