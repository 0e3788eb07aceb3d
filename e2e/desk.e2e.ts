import { randomUUID } from "node:crypto";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { Factories, type MadeCase, type MadePerson } from "../db/factories";
import { newToken, readKeyring, tokenHash } from "../lib/server/crypto/keyring";
import { type Instance, startInstance } from "./setup/instance";

// A desk under a clock that stands still, so that promises are late by a known time.
const NOW = new Date("2026-11-20T14:00:00Z");
const hours = (count: number) => new Date(NOW.getTime() - count * 3_600_000);
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let desk: Instance;
let owner: pg.Pool;
let make: Factories;
let mara: MadePerson;
let jonas: MadePerson;
let late: MadeCase;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  desk = await startInstance({
    BREAKWATER_FROZEN_NOW: NOW.toISOString(),
    BREAKWATER_ALLOW_FROZEN_NOW: "1",
  });
  owner = new pg.Pool({ connectionString: desk.ownerUrl, max: 2 });
  make = new Factories({ owner, keyring: readKeyring(path.join(desk.dataDir, "keys.json")) });
  await make.makeOrganisation();
  mara = await make.makePerson(["coordinator", "triager"], { name: "Mara Okoye" });
  jonas = await make.makePerson(["triager"], { name: "Jonas Lind" });
  const server = await make.makeProduct("Example Server", [{ name: "2.8" }]);
  late = await make.makeCase({
    title: "Heap overflow in the archive parser",
    receivedAt: hours(26),
    productId: server.id,
    answers: { summary: "A crafted archive overflows the index buffer.", version: "2.8.3" },
    reporter: { name: "Ada Example", email: "ada@example.org" },
  });
  const rated = { state: "acknowledged" as const, clocks: false as const };
  await make.makeCase({
    ...rated,
    title: "Critical one",
    severity: "critical",
    score: "9.3",
    receivedAt: hours(30),
  });
  await make.makeCase({
    ...rated,
    title: "High one of Mara",
    severity: "high",
    score: "7.5",
    receivedAt: hours(40),
    assigneeId: mara.id,
  });
  await make.makeCase({ ...rated, title: "Low one", severity: "low", score: "2.1", receivedAt: hours(50) });
  await make.makeCase({
    ...rated,
    title: "Restricted high one",
    severity: "high",
    score: "8.8",
    receivedAt: hours(60),
    restricted: true,
    assigneeId: mara.id,
  });
});

test.afterAll(async () => {
  await owner?.end();
  await desk?.stop();
});

/** A page signed in as this person, in a browser context of its own. */
async function pageOf(
  browser: Browser,
  person: MadePerson,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const token = newToken();
  await owner.query(
    "insert into staff_sessions (id, token_hash, person_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $4, $4, $5)",
    [randomUUID(), tokenHash(token), person.id, NOW, new Date(NOW.getTime() + 86_400_000)],
  );
  const context = await browser.newContext({
    baseURL: desk.url,
    viewport: { width: 1180, height: 900 },
    ...options,
  });
  await context.addCookies([{ name: "breakwater-staff", value: token, url: desk.url }]);
  return context.newPage();
}

const problem = (page: Page) => page.getByRole("alert", { name: "There is a problem" });

for (const javaScriptEnabled of [true, false]) {
  test(`story 20: two people edit, the second sees it and loses nothing (JavaScript ${javaScriptEnabled ? "on" : "off"})`, async ({
    browser,
  }) => {
    const made = await make.makeCase({
      title: "Before",
      receivedAt: hours(2),
      clocks: false,
      state: "acknowledged",
    });
    const first = await pageOf(browser, mara, { javaScriptEnabled });
    const second = await pageOf(browser, jonas, { javaScriptEnabled });
    for (const page of [first, second]) {
      await page.goto(`/desk/cases/${made.reference}?edit=facts`);
      await expect(page.getByLabel("Title")).toHaveValue("Before");
    }
    await first.getByLabel("Title").fill("By the first");
    await first.getByRole("button", { name: "Save facts" }).click();
    await expect(first.getByRole("heading", { level: 1 })).toHaveText("By the first");
    await second.getByLabel("Title").fill("By the second");
    await second.getByRole("button", { name: "Save facts" }).click();
    await expect(problem(second)).toContainText("Somebody changed this case while you were writing");
    await expect(second.getByLabel("Title")).toHaveValue("By the second");
    await expect(second.getByText("Saved by somebody else meanwhile: By the first")).toBeVisible();
    await second.getByRole("button", { name: "Save facts" }).click();
    await expect(second.getByRole("heading", { level: 1 })).toHaveText("By the second");
  });
}

test("a case goes from report to a ready fix without JavaScript, and a move says what it lacks", async ({
  browser,
}) => {
  const page = await pageOf(browser, mara, { javaScriptEnabled: false });
  const press = (name: string) => page.locator("#move").getByRole("button", { name }).click();
  await page.goto(`/desk/cases/${late.reference}`);
  await press("Acknowledge");
  await expect(problem(page)).toContainText("a message to the reporter");
  await page.getByLabel("Message to the reporter").fill("Thank you, we read it.");
  await press("Acknowledge");
  await expect(page.getByText("Done: the case is now “Investigating”.")).toBeVisible();
  await expect(page.getByText("first answer came 2 h late")).toBeVisible();

  await page.getByRole("link", { name: "Ask the reporter" }).click();
  await page.getByLabel("Question to the reporter").fill("Which build?");
  await press("Ask the reporter");
  await expect(page.getByText("Waiting for the reporter’s answer.")).toBeVisible();
  await owner.query("update cases set state = 'acknowledged', resume_state = null where id = $1", [late.id]);

  await page.goto(`/desk/cases/${late.reference}?move=accept`);
  await page.locator("#move-accept-severity").selectOption("high");
  await press("Accept");
  await expect(problem(page)).toContainText("Say why this severity");
  await expect(page.locator("#move-accept-severity")).toHaveValue("high");
  await page.locator("#move-accept-severityReason").fill("Reachable without signing in.");
  await press("Accept");
  await expect(page.getByText("Done: the case is now “Accepted”.")).toBeVisible();

  await page.locator("#move-plan-expectedResolutionAt").fill("2026-12-01");
  await press("Plan the fix");
  await expect(page.getByText("Done: the case is now “Fixing”.")).toBeVisible();

  await page.locator("#move-fix_ready-fixReference").fill("commit 4711");
  await page.locator("#move-fix_ready-testEvidence").fill("Run 12 is green.");
  await press("Fix is ready");
  await expect(problem(page)).toContainText("a decision for every supported branch");
  await expect(page.locator("#move-fix_ready-testEvidence")).toHaveValue("Run 12 is green.");
  await page.getByLabel("Branch 2.8").selectOption("fix");
  await page.getByRole("button", { name: "Save decision" }).click();
  await page.locator("#move-fix_ready-fixReference").fill("commit 4711");
  await page.locator("#move-fix_ready-testEvidence").fill("Run 12 is green.");
  await press("Fix is ready");
  await expect(page.getByText("Done: the case is now “Fix ready”.")).toBeVisible();
});

test("the composer is internal until the reporter is chosen, and says who reads it", async ({ browser }) => {
  const page = await pageOf(browser, mara);
  await page.goto(`/desk/cases/${late.reference}`);
  const composer = page.locator("form.composer");
  await expect(composer.getByRole("button", { name: /Add note for 2 people/ })).toBeVisible();
  await expect(composer).toContainText("Not by Ada Example.");
  await composer.getByLabel("Message").fill("Only for us.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("article").filter({ hasText: "Only for us." })).toContainText(
    "Internal, 2 people",
  );
  await composer.getByLabel("Reporter").check();
  await expect(composer.getByRole("button", { name: /Send to Ada Example/ })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const)
  for (const width of [1180, 390])
    test(`board and case have no axe violation, ${colorScheme} at ${width} px`, async ({ browser }) => {
      const page = await pageOf(browser, mara, { colorScheme, viewport: { width, height: 900 } });
      for (const address of ["/desk/board", `/desk/cases/${late.reference}`, "/desk/cases/new"]) {
        await page.goto(address);
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          address,
        ).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${address} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });
