import type { Page } from "@playwright/test";
import { RATE_LIMITS } from "@/lib/domain/rate-limits";
import { expect, test } from "../setup/test";
import { expectAccessible } from "../support/accessible";

// Answers that no component renders: the product's own page, with nothing in it that tells whether a thing exists.

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function expectOwnLook(page: Page): Promise<void> {
  await expect(page.getByRole("banner")).toContainText("Example Security");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await expect(page.getByRole("contentinfo")).toContainText("security.txt");
  expect(await page.locator("link[rel=icon]").count()).toBeGreaterThan(0);
}

for (const javaScriptEnabled of [true, false])
  test(`too many tries is said in the product's own page (JavaScript ${javaScriptEnabled ? "on" : "off"})`, async ({
    browser,
    desk,
    network,
  }) => {
    const context = await browser.newContext({
      javaScriptEnabled,
      extraHTTPHeaders: { "X-Forwarded-For": network },
    });
    const page = await context.newPage();
    for (let tries = 0; tries <= RATE_LIMITS.track.tries; tries++) {
      await page.goto(`${desk.url}/track`);
      await page.getByLabel("Secret code").fill("wrong");
      const answer = page.waitForResponse((response) => response.url().endsWith("/track/open"));
      await page.getByRole("button", { name: "Open the case" }).click();
      if (tries < RATE_LIMITS.track.tries) await expect(page).toHaveURL(/wrong=1/);
      else expect((await answer).status()).toBe(429);
    }
    await expect(page).toHaveTitle("Error: Too many tries – Example Security");
    await expectOwnLook(page);
    await expect(page.getByRole("alert")).toContainText("Try again in");
    await expect(page.getByRole("main").locator("time")).toHaveText(/^\d\d:\d\d UTC$/);
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByRole("link", { name: "Back to the code" }).click();
    await expect(heading(page)).toHaveText("Track a report");
  });

test("a page that is not there says where to go on, in the frame of its side", async ({ page, desk }) => {
  const ways = {
    "/no-such-page": "Report a vulnerability",
    "/portal/no-such": "Your case",
    "/desk/x": "Board",
  };
  for (const [path, way] of Object.entries(ways)) {
    expect((await page.goto(desk.url + path))?.status()).toBe(404);
    await expectOwnLook(page);
    await expect(heading(page)).toHaveText("This page does not exist, or is not for you to see");
    await expect(page.getByRole("main").getByRole("link", { name: way, exact: true })).toBeVisible();
    await expectAccessible(page);
  }
});

test("an advisory that was never there and one that is not public get the same page", async ({
  request,
  arrange,
}) => {
  const { reference } = await arrange.report();
  const at = async (path: string) => (await request.get(path, { headers: { Accept: "text/html" } })).text();
  expect(await at(`/advisories/${reference}`)).toBe(await at("/advisories/EX-2026-00000"));
});
