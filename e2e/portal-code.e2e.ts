import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { sendReport } from "@/db/testing/cast";
import type { TestDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { openDatabaseOf } from "./setup/arrange";
import { type Instance, startInstance } from "./setup/instance";
import { openPortal } from "./support/portal";
import { sendReport as sendByForm } from "./support/report";

// A reporter replaces the code: with a browser only, and mostly without scripts.
test.describe.configure({ mode: "default" });

const CODE = /(?:[0-9A-Z]{4} ){6}[0-9A-Z]{2}/;
let desk: Instance;
let database: TestDatabase;

test.beforeAll(async () => {
  desk = await startInstance({ BREAKWATER_RATE_LIMITS: "track=1000,upload=1000,draft=1000,report=1000" });
  database = openDatabaseOf(desk);
  await setUpInstance(database.owner);
});
test.afterAll(async () => {
  await database?.pool.end();
  await database?.owner.end();
  await desk?.stop();
});

async function visit(browser: Browser, code: string, options: { javaScriptEnabled?: boolean } = {}) {
  const page = await (await browser.newContext(options)).newPage();
  await openPortal(page, desk.url, code);
  return page;
}

async function replaceCode(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Replace your code" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Replace your code?" })).toBeVisible();
  await page.getByRole("button", { name: "Make a new code" }).click();
  return shownCode(page);
}

async function shownCode(page: Page): Promise<string> {
  await expect(page.getByRole("heading", { level: 1, name: "Your new code" })).toBeVisible();
  return CODE.exec((await page.getByRole("main").textContent()) ?? "")?.[0] ?? "";
}

async function opens(browser: Browser, code: string): Promise<boolean> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${desk.url}/track`);
  await page.getByLabel("Secret code").fill(code);
  await page.getByRole("button", { name: "Open the case" }).click();
  await page.waitForURL(/\/portal$|\/track\?wrong=1$/);
  const opened = page.url().endsWith("/portal");
  await context.close();
  return opened;
}

test("a code is replaced without JavaScript: the old one is dead, others are shut out, reloading changes nothing", async ({
  browser,
}) => {
  const { code, reference } = await sendReport(new Date(), { title: "Overflow in the parser" });
  const here = await visit(browser, code, { javaScriptEnabled: false });
  const there = await visit(browser, code);
  await here.getByRole("button", { name: "Replace your code" }).click();
  await expect(here.getByRole("heading", { name: "Replace your code?" })).toBeVisible();
  await here.reload();
  expect(await opens(browser, code)).toBe(true);
  await here.getByRole("link", { name: "Keep the one I have" }).click();
  expect(await opens(browser, code)).toBe(true);

  const fresh = await replaceCode(here);
  expect(fresh).toMatch(CODE);
  expect(fresh).not.toBe(code);
  await expect(here.getByText(reference)).toBeVisible();
  expect(await opens(browser, code)).toBe(false);
  expect(await opens(browser, fresh)).toBe(true);
  await there.reload();
  await expect(there).toHaveURL(/\/track$/);

  await here.reload();
  expect(await shownCode(here)).toBe(fresh);
  await here.goto(`${desk.url}/portal`);
  await expect(here.getByText("have not said that you saved it")).toBeVisible();
  await here.getByRole("button", { name: "Replace your code" }).click();
  expect(await shownCode(here)).toBe(fresh);
  expect(await opens(browser, fresh)).toBe(true);

  const download = here.waitForEvent("download");
  await here.getByRole("link", { name: "Save code as a file" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`code-${reference}.txt`);
  const text = await readFile(await file.path(), "utf8");
  expect(text).toContain(`Secret code: ${fresh}`);
  expect(text).toContain(`Enter it at ${desk.url}/track`);

  await here.getByRole("button", { name: "I have saved it" }).click();
  await expect(here.getByText("Your new code is saved. It is not shown again.")).toBeVisible();
  await expect(here.getByText("made by you; the one before opens nothing any more.")).toBeVisible();
  await here.goto(`${desk.url}/portal/code`);
  await expect(here).toHaveURL(/\/portal#code$/);
  expect((await here.request.get(`${desk.url}/portal/code/file`)).status()).toBe(404);
  const third = await replaceCode(here);
  expect(third).not.toBe(fresh);
});

test("an answer that is lost on the way loses no code, and asking again makes no other", async ({
  browser,
}) => {
  const { code } = await sendReport(new Date());
  const page = await visit(browser, code);
  await page.getByRole("button", { name: "Replace your code" }).click();
  await expect(page.getByRole("heading", { name: "Replace your code?" })).toBeVisible();
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const post = () =>
    fetch(`${desk.url}/portal/code/renew`, {
      method: "POST",
      headers: { cookie: cookies, origin: desk.url },
      redirect: "manual",
    });
  // Twice, and this browser sees neither answer.
  expect([(await post()).status, (await post()).status]).toEqual([303, 303]);
  expect(await opens(browser, code)).toBe(false);
  await page.getByRole("button", { name: "Make a new code" }).click();
  const fresh = await shownCode(page);
  await post();
  await page.goto(`${desk.url}/portal/code`);
  expect(await shownCode(page)).toBe(fresh);
  expect(await opens(browser, fresh)).toBe(true);
});

test("the visit may end before the code is saved: this browser still shows it, and no other one does", async ({
  browser,
}) => {
  const { code } = await sendReport(new Date());
  const page = await visit(browser, code, { javaScriptEnabled: false });
  const fresh = await replaceCode(page);
  await page.getByRole("button", { name: "Leave this case" }).click();
  await expect(page.getByRole("button", { name: "Leave this case" })).toBeHidden();
  await page.goto(`${desk.url}/portal/code`);
  expect(await shownCode(page)).toBe(fresh);
  const stranger = await visit(browser, fresh);
  await stranger.goto(`${desk.url}/portal/code`);
  await expect(stranger).toHaveURL(/\/portal#code$/);
  expect(await stranger.getByRole("main").textContent()).not.toMatch(CODE);
  await page.getByRole("button", { name: "I have saved it" }).click();
  await expect(page.getByText("Your new code is saved. It is not shown again; open your case")).toBeVisible();
  await page.goto(`${desk.url}/portal/code`);
  await expect(page).toHaveURL(/\/track$/);
});

test("without a visit, without a secret or from another site nothing is replaced", async ({ browser }) => {
  const { code } = await sendReport(new Date());
  const nobody = await (await browser.newContext()).newPage();
  const headers = { origin: desk.url };
  for (const step of ["start", "renew"]) {
    const answer = await nobody.request.post(`${desk.url}/portal/code/${step}`, { headers, maxRedirects: 0 });
    expect([answer.status(), answer.headers().location]).toEqual([303, "/track"]);
  }
  const page = await visit(browser, code);
  const bare = await page.request.post(`${desk.url}/portal/code/renew`, { headers, maxRedirects: 0 });
  expect(bare.headers().location).toBe("/portal");
  await page.getByRole("button", { name: "Replace your code" }).click();
  const foreign = await page.request.post(`${desk.url}/portal/code/renew`, {
    headers: { origin: "https://evil.example" },
  });
  expect(foreign.status()).toBe(403);
  expect((await page.request.get(`${desk.url}/portal/code/renew`)).status()).toBe(405);
  expect(await opens(browser, code)).toBe(true);
});

test("the browser that sent the report sees on its receipt that the code is gone", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  const { code } = await sendByForm(page, desk.url, { title: "Two secrets", summary: "It crashes." });
  await openPortal(page, desk.url, code);
  await replaceCode(page);
  await page.goto(`${desk.url}/report/receipt`);
  await expect(page.getByText("The code of this receipt opens nothing any more.")).toBeVisible();
  expect(await page.getByRole("main").textContent()).not.toContain(code);
  const file = await page.request.get(`${desk.url}/report/receipt/file`);
  expect(await file.text()).not.toContain("Secret code:");
});

test("the pages of a new code are axe-clean and fit, wide and narrow, light and dark; the code can be copied", async ({
  browser,
}) => {
  const { code } = await sendReport(new Date(), { email: "ada@example.org" });
  const page = await visit(browser, code);
  const look = async () => {
    for (const colorScheme of ["light", "dark"] as const)
      for (const width of [1180, 390]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      }
  };
  await page.getByRole("button", { name: "Replace your code" }).click();
  await expect(page.getByText("A mail tells you that it was replaced.")).toBeVisible();
  await look();
  await page.getByRole("button", { name: "Make a new code" }).click();
  const fresh = await shownCode(page);
  await look();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: desk.url });
  await page.getByRole("button", { name: "Copy code" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(fresh.replaceAll(" ", ""));
});
