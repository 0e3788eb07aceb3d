import { startScene } from "../setup/desk";
import { askAs } from "../setup/everyone";
import { bodyOf, type Form, formsIn } from "../setup/forms";
import type { Instance } from "../setup/instance";
import { everything, type Identity, type Scene } from "../setup/scene";
import { expect, test } from "../setup/test";

// security.md, check 3: the desk's own forms, sent by those who may not, straight to the address that takes them.
test.describe.configure({ mode: "default" });

let desk: Instance;
let scene: Scene;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  ({ desk, scene } = await startScene({ BREAKWATER_RATE_LIMITS: "sign-in=100000" }));
});
test.afterAll(() => desk.stop());

async function formsOf(page: string, identity: Identity): Promise<Form[]> {
  return formsIn((await askAs(desk, scene, page, identity)).body, page);
}

async function send(form: Form, identity: Identity, headers: Record<string, string> = {}) {
  const { response } = await askAs(desk, scene, form.at, identity, {
    method: "POST",
    headers: { origin: desk.url, ...headers },
    body: bodyOf(form),
  });
  return response.status;
}

async function stored(): Promise<Record<string, string>> {
  const kept = Object.entries(await everything(scene.owner)).filter(
    ([name]) => !/graphile_worker|rate_limits|daily_keys|staff_sessions|portal_sessions/.test(name),
  );
  return Object.fromEntries(kept);
}

const changed = (before: Record<string, string>, after: Record<string, string>) =>
  Object.keys(after).filter((table) => after[table] !== before[table]);

async function deskForms(): Promise<Form[]> {
  const page = `/desk/cases/${scene.other.reference}`;
  const person = `/desk/people/${scene.people.developer}`;
  const moves = ["acknowledge", "ask", "accept", "reject", "plan", "withhold", "fix_ready"].map(
    (move) => `${page}?move=${move}`,
  );
  const pages = [page, ...moves, `${page}/score`, `${page}/advisory`, person, "/desk/people"];
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

test("nor does any form change anything without our own Origin, whoever sends it", async () => {
  const forms = await deskForms();
  const before = await stored();
  for (const origin of [
    "null",
    "https://evil.example",
    desk.url.replace("http:", "https:"),
    `${desk.url}.evil.example`,
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
