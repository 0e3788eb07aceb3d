import { readFile } from "node:fs/promises";
import { expect, test } from "../setup/test";
import { expectAccessible } from "../support/accessible";
import { askForNewCode, CODE, opens, replaceCode, shownCode } from "../support/new-code";
import { newPortalPage, openPortal } from "../support/portal";
import { sendReport as sendByForm } from "../support/report";

// A reporter replaces the code: with a browser only, and mostly without scripts.

test("a code is replaced without JavaScript: the old one is dead, others are shut out, reloading changes nothing", async ({
  browser,
  desk,
  arrange,
}) => {
  const { code, reference } = await arrange.report({ title: "Overflow in the parser" });
  const here = await newPortalPage(browser, desk.url, code, { javaScriptEnabled: false });
  const there = await newPortalPage(browser, desk.url, code);
  await askForNewCode(here);
  await here.reload();
  expect(await opens(browser, desk.url, code)).toBe(true);
  await here.getByRole("link", { name: "Keep the one I have" }).click();
  expect(await opens(browser, desk.url, code)).toBe(true);

  const fresh = await replaceCode(here);
  expect(fresh).toMatch(CODE);
  expect(fresh).not.toBe(code);
  await expect(here.getByText(reference)).toBeVisible();
  expect(await opens(browser, desk.url, code)).toBe(false);
  expect(await opens(browser, desk.url, fresh)).toBe(true);
  await there.reload();
  await expect(there).toHaveURL(/\/track$/);

  await here.reload();
  expect(await shownCode(here)).toBe(fresh);
  await here.goto("/portal");
  await expect(here.getByText("have not said that you saved it")).toBeVisible();
  await here.getByRole("button", { name: "Replace your code" }).click();
  expect(await shownCode(here)).toBe(fresh);
  expect(await opens(browser, desk.url, fresh)).toBe(true);

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
  await here.goto("/portal/code");
  await expect(here).toHaveURL(/\/portal#code$/);
  expect((await here.request.get("/portal/code/file")).status()).toBe(404);
  const third = await replaceCode(here);
  expect(third).not.toBe(fresh);
});

test("an answer that is lost on the way loses no code, and asking again makes no other", async ({
  browser,
  desk,
  arrange,
}) => {
  const { code } = await arrange.report();
  const page = await newPortalPage(browser, desk.url, code);
  await askForNewCode(page);
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const post = () =>
    fetch(`${desk.url}/portal/code/renew`, {
      method: "POST",
      headers: { cookie: cookies, origin: desk.url },
      redirect: "manual",
    });
  // Twice, and this browser sees neither answer.
  expect([(await post()).status, (await post()).status]).toEqual([303, 303]);
  expect(await opens(browser, desk.url, code)).toBe(false);
  await page.getByRole("button", { name: "Make a new code" }).click();
  const fresh = await shownCode(page);
  await post();
  await page.goto("/portal/code");
  expect(await shownCode(page)).toBe(fresh);
  expect(await opens(browser, desk.url, fresh)).toBe(true);
});

test("the visit may end before the code is saved: this browser still shows it, and no other one does", async ({
  browser,
  desk,
  arrange,
}) => {
  const { code } = await arrange.report();
  const page = await newPortalPage(browser, desk.url, code, { javaScriptEnabled: false });
  const fresh = await replaceCode(page);
  await page.getByRole("button", { name: "Leave this case" }).click();
  await expect(page).toHaveURL(/\/portal\/code\/unsaved/);
  await page.goto("/portal");
  await expect(page).toHaveURL(/\/track$/);
  await page.goto("/portal/code");
  expect(await shownCode(page)).toBe(fresh);
  const stranger = await newPortalPage(browser, desk.url, fresh);
  await stranger.goto("/portal/code");
  await expect(stranger).toHaveURL(/\/portal#code$/);
  expect(await stranger.getByRole("main").textContent()).not.toMatch(CODE);
  await page.getByRole("button", { name: "I have saved it" }).click();
  await expect(page.getByText("Your new code is saved. It is not shown again; open your case")).toBeVisible();
  await page.goto("/portal/code");
  await expect(page).toHaveURL(/\/track$/);
});

test("without a visit, without a secret or from another site nothing is replaced", async ({
  browser,
  desk,
  arrange,
}) => {
  const { code } = await arrange.report();
  const nobody = await browser.newPage();
  const headers = { origin: desk.url };
  for (const step of ["start", "renew"]) {
    const answer = await nobody.request.post(`/portal/code/${step}`, { headers, maxRedirects: 0 });
    expect([answer.status(), answer.headers().location]).toEqual([303, "/track"]);
  }
  const page = await newPortalPage(browser, desk.url, code);
  const bare = await page.request.post("/portal/code/renew", { headers, maxRedirects: 0 });
  expect(bare.headers().location).toBe("/portal");
  await askForNewCode(page);
  const foreign = await page.request.post("/portal/code/renew", {
    headers: { origin: "https://evil.example" },
  });
  expect(foreign.status()).toBe(403);
  expect((await page.request.get("/portal/code/renew")).status()).toBe(405);
  expect(await opens(browser, desk.url, code)).toBe(true);
});

test("the browser that sent the report sees that the code is gone, and nothing of the report", async ({
  browser,
  desk,
}) => {
  const page = await browser.newPage();
  const { code } = await sendByForm(page, desk.url, { title: "Two secrets", summary: "It crashes." });
  await openPortal(page, desk.url, code);
  await replaceCode(page);
  await page.goto("/report/receipt");
  await expect(page.getByText("The code of this receipt opens nothing any more")).toBeVisible();
  expect(await page.content()).not.toContain(code);
  expect(await page.content()).not.toContain("Two secrets");
  for (const file of ["file", "text"])
    expect((await page.request.get(`/report/receipt/${file}`)).status()).toBe(404);
});

test("the pages of a new code are axe-clean and fit, wide and narrow, light and dark; the code can be copied", async ({
  browser,
  desk,
  arrange,
}) => {
  const { code } = await arrange.report({ email: "ada@example.org" });
  const page = await newPortalPage(browser, desk.url, code);
  await askForNewCode(page);
  await expect(page.getByText("The old code opens nothing any more")).toBeVisible();
  // No mail server is set up here, so none is promised.
  await expect(page.getByText("A mail tells you")).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make a new code" }).click();
  const fresh = await shownCode(page);
  await expectAccessible(page);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: desk.url });
  await page.getByRole("button", { name: "Copy code" }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(fresh.replaceAll(" ", ""));
});
