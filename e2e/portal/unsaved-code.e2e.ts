import type { APIResponse, Browser, BrowserContextOptions, Page } from "@playwright/test";
import type { Arrange } from "../setup/arrange";
import { expect, test } from "../setup/test";
import { expectAccessible } from "../support/accessible";
import { askForNewCode, CODE, opens, replaceCode, shownCode } from "../support/new-code";
import { newPortalPage, openPortal } from "../support/portal";

// A new code that nobody said is saved, when somebody leaves or opens another case in the same browser.

const bare = { javaScriptEnabled: false };
const twoReports = async (arrange: Arrange) => [await arrange.report(), await arrange.report()] as const;

/** Two cases, and a browser that shows the new code of the first. */
async function showNewCode(browser: Browser, arrange: Arrange, options: BrowserContextOptions = bare) {
  const [first, second] = await twoReports(arrange);
  const page = await newPortalPage(browser, arrange.desk.url, first.code, options);
  return { first, second, page, fresh: await replaceCode(page) };
}

/** Asks for a new code past the page with the question. */
const renew = (page: Page, origin: string): Promise<APIResponse> =>
  page.request.post("/portal/code/renew", { headers: { origin }, maxRedirects: 0 });
const leave = (page: Page) => page.getByRole("button", { name: "Leave this case" }).click();

async function expectOtherFirst(page: Page, reference: string): Promise<string> {
  await expect(page.getByRole("heading", { level: 1, name: "Save this new code first" })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText(`It opens ${reference}, and nobody said that it is saved.`);
  await expect(main).toContainText("its code was not replaced");
  return CODE.exec((await main.textContent()) ?? "")?.[0] ?? "";
}

test("leaving says that this browser still shows the new code; forgotten, it shows it nowhere", async ({
  browser,
  desk,
  arrange,
}) => {
  const { code, reference } = await arrange.report();
  const page = await newPortalPage(browser, desk.url, code, bare);
  const fresh = await replaceCode(page);
  await leave(page);
  await expect(page.getByRole("heading", { level: 1, name: "A new code is not saved" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(`shows the new code of ${reference} until`);
  expect(await page.getByRole("main").textContent()).not.toMatch(CODE);
  await page.getByRole("link", { name: "See the code and save it" }).click();
  expect(await shownCode(page)).toBe(fresh);
  await leave(page);
  await expect(page.getByRole("button", { name: "Forget it here" })).toBeVisible();
  const held = await page.context().cookies();
  await page.getByRole("button", { name: "Forget it here" }).click();
  await expect(page.getByText("This browser has forgotten the new code.")).toBeVisible();
  // A copy of the cookie, put back, shows nothing either.
  await page.context().addCookies(held);
  await page.goto("/portal/code");
  await expect(page).toHaveURL(/\/track$/);
  await page.goto("/portal/code/unsaved");
  await expect(page).toHaveURL(/\/track$/);
  expect((await page.request.get("/portal/code/file")).status()).toBe(404);
  expect(await opens(browser, desk.url, fresh)).toBe(true);
});

test("a code that opens another case ends the visit this browser had before", async ({
  browser,
  desk,
  arrange,
}) => {
  const [first, second] = await twoReports(arrange);
  const page = await newPortalPage(browser, desk.url, first.code, bare);
  const held = await page.context().cookies();
  await openPortal(page, desk.url, second.code);
  await expect(page.getByRole("main")).toContainText(second.reference);
  await page.context().addCookies(held);
  await page.goto("/portal");
  await expect(page).toHaveURL(/\/track$/);
});

test("without a new code, or once it is saved, leaving asks nothing", async ({ browser, desk, arrange }) => {
  const { code } = await arrange.report();
  const page = await newPortalPage(browser, desk.url, code, bare);
  await leave(page);
  await expect(page).toHaveURL(/\/track$/);
  await openPortal(page, desk.url, code);
  await replaceCode(page);
  await page.getByRole("button", { name: "I have saved it" }).click();
  await leave(page);
  await expect(page).toHaveURL(/\/track$/);
});

test("another case opened beside an unsaved new code is told that its own code was not replaced", async ({
  browser,
  desk,
  arrange,
}) => {
  const { first, second, page, fresh } = await showNewCode(browser, arrange);
  await openPortal(page, desk.url, second.code);
  await page.getByRole("button", { name: "Replace your code" }).click();
  expect(await expectOtherFirst(page, first.reference)).toBe(fresh);
  const answer = await renew(page, desk.url);
  expect([answer.status(), answer.headers().location]).toEqual([303, "/portal/code"]);
  expect(await opens(browser, desk.url, second.code)).toBe(true);

  await page.getByRole("button", { name: "I have saved it" }).click();
  await expect(page.getByText("The new code of the other case is saved.")).toBeVisible();
  const own = await replaceCode(page);
  expect(own).not.toBe(fresh);
  expect(await opens(browser, desk.url, second.code)).toBe(false);
  expect(await opens(browser, desk.url, own)).toBe(true);
  expect(await opens(browser, desk.url, fresh)).toBe(true);
});

test("so is a case whose question was open before the other case replaced its code", async ({
  browser,
  desk,
  arrange,
}) => {
  const [first, second] = await twoReports(arrange);
  const context = await browser.newContext(bare);
  const [asked, beside] = [await context.newPage(), await context.newPage()];
  await openPortal(asked, desk.url, second.code);
  await askForNewCode(asked);
  await openPortal(beside, desk.url, first.code);
  const fresh = await replaceCode(beside);
  await openPortal(beside, desk.url, second.code);
  await asked.getByRole("button", { name: "Make a new code" }).click();
  expect(await expectOtherFirst(asked, first.reference)).toBe(fresh);
  await asked.getByRole("link", { name: "Forget it here" }).click();
  await asked.getByRole("button", { name: "Forget it here" }).click();
  await asked.getByRole("link", { name: "Go to it" }).click();
  expect(await opens(browser, desk.url, second.code)).toBe(true);
  const own = await replaceCode(asked);
  expect(await opens(browser, desk.url, own)).toBe(true);
  expect(await opens(browser, desk.url, fresh)).toBe(true);
});

test("the secret of a new code that was replaced elsewhere makes none for another case", async ({
  browser,
  desk,
  arrange,
}) => {
  const { second, page, fresh } = await showNewCode(browser, arrange);
  const elsewhere = await newPortalPage(browser, desk.url, fresh, bare);
  await replaceCode(elsewhere);
  await openPortal(page, desk.url, second.code);
  expect((await renew(page, desk.url)).headers().location).toBe("/portal");
  expect(await opens(browser, desk.url, second.code)).toBe(true);
  expect(await opens(browser, desk.url, await replaceCode(page))).toBe(true);
});

test("both pages are axe-clean and fit, wide and narrow, light and dark", async ({
  browser,
  desk,
  arrange,
}) => {
  const { first, second, page } = await showNewCode(browser, arrange, {});
  await leave(page);
  await expect(page.getByRole("heading", { level: 1, name: "A new code is not saved" })).toBeVisible();
  await expectAccessible(page);
  await openPortal(page, desk.url, second.code);
  await page.getByRole("button", { name: "Replace your code" }).click();
  await expectOtherFirst(page, first.reference);
  await expectAccessible(page);
});
