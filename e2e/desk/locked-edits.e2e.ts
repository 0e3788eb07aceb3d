import { randomUUID } from "node:crypto";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { Factories, type MadeCase, type MadePerson } from "@/db/factories";
import { newToken, readKeyring, tokenHash } from "@/lib/server/crypto/keyring";
import { type Instance, startInstance } from "../setup/instance";

const CLOSED = "This case is closed. Reopen it first, then change it.";
const READY = "The fix counts as ready. Send it back to fixing first, then change it.";

let desk: Instance;
let owner: pg.Pool;
let make: Factories;
let mara: MadePerson;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  desk = await startInstance();
  owner = new pg.Pool({ connectionString: desk.ownerUrl, max: 2 });
  make = new Factories({ owner, keyring: readKeyring(path.join(desk.dataDir, "keys.json")) });
  await make.makeOrganisation();
  mara = await make.makePerson(["coordinator", "triager"], { name: "Mara Okoye" });
});

test.afterAll(async () => {
  await owner?.end();
  await desk?.stop();
});

function makeCase(state: "accepted" | "fix_ready" | "closed"): Promise<MadeCase> {
  const outcome = state === "closed" ? "duplicate" : null;
  return make.makeCase({ state, outcome, title: "Heap overflow", receivedAt: new Date(), clocks: false });
}

async function pageOf(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const token = newToken();
  const now = new Date();
  await owner.query(
    "insert into staff_sessions (id, token_hash, person_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $4, $4, $5)",
    [randomUUID(), tokenHash(token), mara.id, now, new Date(now.getTime() + 86_400_000)],
  );
  const context = await browser.newContext({
    baseURL: desk.url,
    viewport: { width: 1180, height: 900 },
    ...options,
  });
  await context.addCookies([{ name: "breakwater-staff", value: token, url: desk.url }]);
  return context.newPage();
}

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test("a closed case says that it has to be reopened first, and offers no form that would be refused", async ({
  browser,
}) => {
  const { reference } = await makeCase("closed");
  const page = await pageOf(browser);
  await page.goto(`/desk/cases/${reference}`);
  await expect(page.getByText(CLOSED)).toBeVisible();
  for (const name of ["Save facts", "Assign", "Save the fix"])
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  await expect(page.getByText("Restrict to participants")).toBeVisible();
  await expectNoViolation(page);

  await page.goto(`/desk/cases/${reference}/score`);
  await expect(page.getByText(CLOSED)).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Save|Add)/ })).toHaveCount(0);
  await expectNoViolation(page);
  await page.context().close();
});

test("a fix that counts as ready stands to be read, with the way to change it", async ({ browser }) => {
  const { reference } = await makeCase("fix_ready");
  const page = await pageOf(browser);
  await page.goto(`/desk/cases/${reference}`);
  await expect(page.getByText(READY)).toBeVisible();
  await expect(page.getByText("Record the fix")).toHaveCount(0);
  await expect(page.getByText("Edit the facts")).toBeVisible();
  await page.context().close();
});

for (const javaScriptEnabled of [true, false])
  test(`a form that was open when the case closed is refused and keeps what was typed (JavaScript ${javaScriptEnabled ? "on" : "off"})`, async ({
    browser,
  }) => {
    const { id, reference } = await makeCase("accepted");
    const page = await pageOf(browser, { javaScriptEnabled });
    await page.goto(`/desk/cases/${reference}?edit=facts`);
    const title = page.getByLabel("Title", { exact: true });
    await title.fill("Heap overflow in the archive parser");
    const closing = "state = 'closed', outcome = 'withheld', closed_at = now(), version = version + 1";
    await owner.query(`update cases set ${closing} where id = $1`, [id]);
    await page.getByRole("button", { name: "Save facts" }).click();
    await expect(page.getByRole("alert").filter({ hasText: CLOSED })).toBeVisible();
    await expect(title).toHaveValue("Heap overflow in the archive parser");
    const { rows } = await owner.query("select version from cases where id = $1", [id]);
    expect(rows).toEqual([{ version: 2 }]);
    await page.context().close();
  });
