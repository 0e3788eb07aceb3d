import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { Factories, type MadeCase, type MadePerson } from "@/db/factories";
import { readKeyring } from "@/lib/server/crypto/keyring";
import { startDesk } from "../setup/desk";
import type { Instance } from "../setup/instance";
import { openSession, signInto } from "../setup/session";

// A desk of its own under a clock that stands still: every row of the board is known, and late by a known time.
test.describe.configure({ mode: "default" });

const NOW = new Date("2026-11-20T14:00:00Z");
const hours = (count: number) => new Date(NOW.getTime() - count * 3_600_000);

let desk: Instance;
let owner: pg.Pool;
let mara: MadePerson;
let jonas: MadePerson;
let late: MadeCase;
let secret: MadeCase;

test.beforeAll(async () => {
  desk = await startDesk({ BREAKWATER_FROZEN_NOW: NOW.toISOString(), BREAKWATER_ALLOW_FROZEN_NOW: "1" });
  owner = new pg.Pool({ connectionString: desk.ownerUrl, max: 2 });
  const make = new Factories({ owner, keyring: readKeyring(path.join(desk.dataDir, "keys.json")) });
  await make.makeOrganisation();
  mara = await make.makePerson(["coordinator", "triager"], { name: "Mara Okoye" });
  jonas = await make.makePerson(["triager"], { name: "Jonas Lind" });
  late = await make.makeCase({ title: "Heap overflow in the archive parser", receivedAt: hours(26) });
  const rated = { state: "acknowledged", clocks: false } as const;
  const high = { ...rated, severity: "high", assigneeId: mara.id } as const;
  await make.makeCase({
    ...rated,
    title: "Critical one",
    severity: "critical",
    score: "9.3",
    receivedAt: hours(30),
  });
  await make.makeCase({ ...high, title: "High one of Mara", score: "7.5", receivedAt: hours(40) });
  await make.makeCase({ ...rated, title: "Low one", severity: "low", score: "2.1", receivedAt: hours(50) });
  secret = await make.makeCase({
    ...high,
    title: "Restricted high one",
    score: "8.8",
    receivedAt: hours(60),
    restricted: true,
  });
});

test.afterAll(async () => {
  await owner?.end();
  await desk?.stop();
});

async function pageOf(
  browser: Browser,
  person: MadePerson,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: desk.url, ...options });
  await signInto(context, desk.url, await openSession(owner, person.id, NOW));
  return context.newPage();
}

const titles = (page: Page) => page.locator("tbody .cell-title bdi").allTextContents();

test("story 11: a filtered address shows a colleague the same rows, permitted ones only", async ({
  browser,
}) => {
  const mine = await pageOf(browser, mara);
  await mine.goto("/desk/board?severity=high,critical&sort=-severity");
  expect(await titles(mine)).toEqual(["Critical one", "Restricted high one", "High one of Mara"]);
  const theirs = await pageOf(browser, jonas);
  await theirs.goto(mine.url());
  expect(await titles(theirs)).toEqual(["Critical one", "High one of Mara"]);
  expect(await theirs.content()).not.toContain(secret.reference);
  const answer = await theirs.goto(`/desk/cases/${secret.reference}`);
  expect(answer?.status()).toBe(404);
});

for (const javaScriptEnabled of [true, false]) {
  test(`story 12: two filters, Back twice (JavaScript ${javaScriptEnabled ? "on" : "off"})`, async ({
    browser,
  }) => {
    const page = await pageOf(browser, mara, { javaScriptEnabled });
    await page.goto("/desk/board");
    await page.getByLabel("Severity").selectOption("high");
    await page.getByRole("button", { name: "Filter" }).click();
    await expect(page).toHaveURL(/severity=high/);
    await expect(page.locator("tbody tr")).toHaveCount(2);
    await page.getByLabel("Assignee").selectOption("nobody");
    await page.getByRole("button", { name: "Filter" }).click();
    await expect(page).toHaveURL(/assignee=nobody/);
    await expect(page.getByText("No case fits these filters.")).toBeVisible();
    await page.goBack();
    await expect(page.locator("tbody tr")).toHaveCount(2);
    await expect(page.getByLabel("Severity")).toHaveValue("high");
    await page.goBack();
    await expect(page.locator("tbody tr")).toHaveCount(5);
    await expect(page.getByLabel("Severity")).toHaveValue("");
  });
}

test("story 13: a column head is sorted by keyboard, says so, and is announced", async ({ browser }) => {
  const page = await pageOf(browser, mara);
  await page.goto("/desk/board");
  await expect(page.getByRole("columnheader", { name: "Next promise" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await page.getByRole("columnheader", { name: "Severity" }).getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("columnheader", { name: "Severity" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await expect(page.getByRole("status")).toContainText("sorted: most severe first");
  expect((await titles(page))[0]).toBe("Critical one");
});

test("story 19: a breach is told by time, icon and words", async ({ browser }) => {
  const page = await pageOf(browser, mara);
  await page.goto("/desk/board");
  const row = page.getByRole("row").filter({ hasText: late.reference });
  await expect(row).toContainText("2 h overdue");
  const clock = row.locator(".clock", { hasText: "2 h overdue" });
  expect(await clock.evaluate((chip) => getComputedStyle(chip, "::before").maskImage)).toContain("svg");
  await page.goto(`/desk/cases/${late.reference}`);
  await expect(page.getByLabel("The case in short")).toContainText("2 h overdue");
  await expect(page.getByText("Promise missed: first answer was due (24 hours)")).toBeVisible();
});

test("j and k walk the board, Enter opens, and single keys can be switched off", async ({ browser }) => {
  const page = await pageOf(browser, mara);
  await page.goto("/desk/board");
  await expect(page.getByRole("button", { name: "Switch single keys off" })).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(page.getByRole("link", { name: late.reference })).toBeFocused();
  await page.keyboard.press("/");
  await expect(page.getByLabel("State", { exact: true })).toBeFocused();
  await page.getByRole("button", { name: "Switch single keys off" }).click();
  await page.getByRole("link", { name: late.reference }).focus();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: late.reference })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Heap overflow in the archive parser");
});
