import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { roleUrls } from "@/db/roles";
import { addPerson, sendReport } from "@/db/testing/cast";
import { setUpInstance } from "@/db/testing/instance";
import type { PersonActor } from "@/lib/domain/access/actor";
import { readKeyring } from "@/lib/server/crypto/keyring";
import { createPool } from "@/lib/server/database";
import { setServices } from "@/lib/server/services";
import { editCase } from "@/lib/usecases/cases/edit";
import { acknowledgeCase, askReporter } from "@/lib/usecases/cases/moves";
import { addNote } from "@/lib/usecases/cases/write";
import { offerCredit } from "@/lib/usecases/credits/offer";
import { type Instance, startInstance } from "./setup/instance";

// The team acts through its own use cases on the desk's database; the reporter only ever has a browser.
test.describe.configure({ mode: "default" });

const CANARY = "canary-for-the-team-only";
let desk: Instance;
let owner: pg.Pool;
let pool: pg.Pool;
let mara: PersonActor;

test.beforeAll(async () => {
  desk = await startInstance({ BREAKWATER_RATE_LIMITS: "track=1000,upload=1000,draft=1000,report=1000" });
  const keyring = readKeyring(`${desk.dataDir}/keys.json`);
  owner = new pg.Pool({ connectionString: desk.ownerUrl, max: 2 });
  pool = createPool(roleUrls(desk.ownerUrl, keyring.derive("database-roles")).app, 2);
  setServices({ pool, keyring });
  await setUpInstance(owner, {
    policy: { contacts: [{ label: "The project’s committers", href: "mailto:committers@example.org" }] },
  });
  mara = await addPerson({ owner }, { name: "Mara Okoye", roles: ["triager", "coordinator"] });
});
test.afterAll(async () => {
  await pool?.end();
  await owner?.end();
  await desk?.stop();
});

const team = () => ({ actor: mara, now: new Date() });

async function open(browser: Browser, code: string, options: { javaScriptEnabled?: boolean } = {}) {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${desk.url}/track`);
  await page.getByLabel("Secret code").fill(code);
  await page.getByRole("button", { name: "Open the case" }).click();
  await expect(page).toHaveURL(/\/portal$/);
  return page;
}

const send = (page: Page) => page.getByRole("button", { name: "Send to the team" }).click();

test("story 9 without JavaScript: a question is answered with a file, and the case leaves waiting", async ({
  browser,
}) => {
  const { caseId, code, reference } = await sendReport(new Date(), {
    title: "Overflow in the parser",
    name: "Ada",
  });
  await acknowledgeCase(team(), { caseId, message: "Thank you, `index_read()` it is." });
  await askReporter(team(), { caseId, message: "Which version is it?" });
  const page = await open(browser, code, { javaScriptEnabled: false });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overflow in the parser");
  await expect(page.getByText(reference)).toBeVisible();
  await expect(page.getByText("Waiting for you", { exact: true })).toBeVisible();
  await expect(page.getByText("2 messages, 2 new")).toBeVisible();
  await expect(page.locator("code", { hasText: "index_read()" })).toBeVisible();

  await send(page);
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole("alert")).toContainText("Write something first");
  await page.getByRole("alert").getByRole("link").click();
  await expect(page.getByLabel("Your answer")).toBeFocused();

  await page.getByLabel("Your answer").fill("2.8.3, and 3.0.\nBoth crash.");
  const bytes = Buffer.from([0, 1, 2, 250, 251, 255]);
  await page
    .getByLabel(/^Files/)
    .setInputFiles({ name: "over flow.exa", mimeType: "image/png", buffer: bytes });
  await page.getByRole("button", { name: "Upload and go on writing" }).click();
  await expect(page.getByLabel("Your answer")).toHaveValue("2.8.3, and 3.0.\nBoth crash.");
  await expect(page.getByRole("button", { name: "Remove over flow.exa" })).toBeVisible();
  await send(page);
  await expect(page.getByText("Your message was sent.")).toBeVisible();
  await expect(page.getByText("Being looked at", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Reply")).toHaveValue("");

  const link = page.getByRole("link", { name: "over flow.exa" });
  const file = await page.request.get(`${desk.url}${await link.getAttribute("href")}`);
  expect(file.headers()["content-type"]).toBe("application/octet-stream");
  expect(file.headers()["content-disposition"]).toContain("attachment");
  expect((await file.body()).equals(bytes)).toBe(true);
});

test("another browser opens the case with only the code; leaving ends one visit and not the other", async ({
  browser,
}) => {
  const { code } = await sendReport(new Date(), { title: "Two browsers" });
  const one = await open(browser, code, { javaScriptEnabled: false });
  const two = await open(browser, code);
  const [cookie] = await one.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  await one.getByRole("button", { name: "Leave this case" }).click();
  await expect(one).toHaveURL(/\/track$/);
  const replay = await one.request.get(`${desk.url}/portal`, {
    headers: { Cookie: `${cookie?.name}=${cookie?.value}` },
    maxRedirects: 0,
  });
  expect(replay.status()).toBe(307);
  await two.reload();
  await expect(two.getByRole("heading", { level: 1 })).toHaveText("Two browsers");
});

test("story 8: nothing internal is in the page, in what the router fetches, or in any file of another case", async ({
  browser,
}) => {
  const { caseId, code } = await sendReport(new Date(), { title: "Mine" });
  await addNote(team(), { caseId, body: `${CANARY} note` });
  await editCase(team(), {
    caseId,
    title: `${CANARY} title`,
    product: `${CANARY} product`,
    severity: "high",
    severityReason: `${CANARY} reason`,
  });
  const other = await sendReport(new Date(), { title: `${CANARY} of somebody else` });
  const page = await open(browser, code);
  const asks: Record<string, string>[] = [{}, { RSC: "1" }, { RSC: "1", "Next-Router-Prefetch": "1" }];
  for (const headers of asks)
    for (const path of ["/portal", "/portal?_rsc=1", "/portal/withdraw", "/portal/advisory", "/%70ortal"]) {
      const answer = await page.request.get(`${desk.url}${path}`, { headers });
      const body = await answer.text();
      expect(body, path).not.toContain(CANARY);
      expect(body, path).not.toContain(mara.personId);
      expect(answer.headers()["cache-control"], path).toContain("no-store");
    }
  const { rows } = await owner.query<{ id: string }>(
    `insert into attachments (id, case_id, audience, state, name_sealed, sha256_sealed, size_bytes, created_at)
     values (gen_random_uuid(), $1, 'reporter', 'attached', 'x', 'x', 0, now()),
       (gen_random_uuid(), $2, 'internal', 'attached', 'x', 'x', 0, now()) returning id`,
    [other.caseId, caseId],
  );
  for (const { id } of rows)
    expect((await page.request.get(`${desk.url}/portal/files/${id}`)).status()).toBe(404);
  await owner.query("delete from attachments where id = any($1)", [rows.map(({ id }) => id)]);
  const stranger = await (await browser.newContext()).newPage();
  expect((await stranger.request.get(`${desk.url}/portal`, { maxRedirects: 0 })).status()).toBe(307);
});

test("a file that is too large names its limit and leaves the text", async ({ browser }) => {
  const { code } = await sendReport(new Date());
  const page = await open(browser, code, { javaScriptEnabled: false });
  await page.getByLabel("Reply").fill("The trace is attached.");
  const buffer = Buffer.alloc(26 * 1024 * 1024);
  await page.getByLabel(/^Files/).setInputFiles({ name: "trace.bin", mimeType: "x/y", buffer });
  await send(page);
  await expect(page.getByRole("alert")).toContainText("trace.bin is too large. The limit is 25 MB a file");
  await page.getByRole("link", { name: "Back to your reply" }).click();
  await expect(page.getByLabel("Reply")).toHaveValue("The trace is attached.");
});

test("story 10: declined credit leaves the name nowhere; another name waits for the team", async ({
  browser,
}) => {
  const { caseId, code, actor } = await sendReport(new Date());
  const offer = { caseId, participantId: actor.participantId, naming: "name", name: "Ada Example" } as const;
  await offerCredit(team(), { ...offer, type: "finder" });
  const page = await open(browser, code);
  const credit = page.locator("#credit");
  await expect(credit.getByText("Ada Example")).toBeVisible();
  await credit.getByLabel("Accept under another name or a pseudonym").check();
  await credit.getByLabel("The other name").fill("nightjar");
  await expect(credit.getByText("nightjar (finder)")).toBeVisible();
  await credit.getByRole("button", { name: "Save choice" }).click();
  await expect(page.getByText("Your choice about credit is saved.")).toBeVisible();
  await expect(credit).toContainText("You asked to be named nightjar. The team has to confirm it");
  await credit.getByLabel("No credit").check();
  await credit.getByRole("button", { name: "Save choice" }).click();
  await expect(credit).toContainText("You declined. Your name appears nowhere.");
  const body = await (await page.request.get(`${desk.url}/portal`)).text();
  expect(body).not.toContain("nightjar");
  expect(body).not.toContain("Ada Example");
});

test("a report is corrected, withdrawn after a question, and reopened once, without JavaScript", async ({
  browser,
}) => {
  const { code } = await sendReport(new Date());
  const page = await open(browser, code, { javaScriptEnabled: false });
  await page.getByText("Correct something in it").click();
  await page.getByLabel("Correction", { exact: true }).fill("It is 2.8.4.");
  await page.getByRole("button", { name: "Send the correction" }).click();
  await expect(page.getByText("Your correction was sent.")).toBeVisible();
  await page.getByRole("link", { name: "Withdraw this report" }).click();
  await page.getByRole("button", { name: "Withdraw the report" }).click();
  await expect(page.getByText("How it ended: withdrawn by the reporter.")).toBeVisible();
  await page.getByRole("button", { name: "Reopen the case" }).click();
  await expect(page.getByRole("alert")).toContainText("Say what the team should look at again.");
  await page.getByLabel("Reopen this case").fill("I found the cause.");
  await page.getByRole("button", { name: "Reopen the case" }).click();
  await expect(page.getByText("You reopened the case.")).toBeVisible();
  await expect(page.getByLabel("Reopen this case")).toHaveCount(0);
});

test("a visit that ended while somebody wrote costs them no word, with scripts or without", async ({
  browser,
}) => {
  const { code } = await sendReport(new Date());
  for (const javaScriptEnabled of [false, true]) {
    const page = await open(browser, code, { javaScriptEnabled });
    await page.getByText("Correct something in it").click();
    await page.getByLabel("Correction", { exact: true }).fill("It is 2.8.4,\nnot 2.8.3.");
    await owner.query("delete from portal_sessions");
    await page.getByRole("button", { name: "Send the correction" }).click();
    await expect(page.getByText("Your visit has ended, and nothing was sent.").first()).toBeVisible();
    const kept = page.locator(javaScriptEnabled ? "#correction" : "textarea[readonly]");
    await expect(kept).toHaveValue("It is 2.8.4,\nnot 2.8.3.");
    const link = page.getByRole("link", { name: /^Enter your code/ });
    await expect(link).toHaveAttribute("href", "/track");
    if (!javaScriptEnabled) continue;
    const [beside] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
    await beside.getByLabel("Secret code").fill(code);
    await beside.getByRole("button", { name: "Open the case" }).click();
    await expect(beside).toHaveURL(/\/portal$/);
    await page.getByRole("button", { name: "Send the correction" }).click();
    await expect(page.getByText("Your correction was sent.")).toBeVisible();
  }
});

test("a promise that was missed is said, with whom else to ask; the page has no axe violation", async ({
  browser,
}) => {
  const { caseId, code, actor } = await sendReport(new Date(Date.now() - 26 * 3_600_000));
  const page = await open(browser, code);
  await expect(page.getByText(/Our first answer was due on .* and is late/)).toBeVisible();
  await expect(page.getByRole("link", { name: "The project’s committers" })).toBeVisible();
  await expect(page.getByText("2 h overdue").first()).toBeVisible();
  await acknowledgeCase(team(), { caseId, message: "Sorry, here we are." });
  await offerCredit(team(), {
    caseId,
    participantId: actor.participantId,
    type: "finder",
    naming: "name",
    name: "A",
  });
  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [1180, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${desk.url}/portal`);
      await expect(page.getByText(/It was due .* and came .* late/)).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
});
