import type { Page } from "@playwright/test";
import { expect, test } from "../setup/test";
import { expectAccessible } from "../support/accessible";
import { fillFirstStep, nextStep, startReport, toCheckPage } from "../support/report";

const details = (page: Page) => page.getByLabel("If it is: what makes you think so?");
const steps = (page: Page) => page.getByRole("navigation", { name: "Steps of this report" });

test("a follow-up is asked once an answer asks for it, and stays once something is typed into it", async ({
  page,
}) => {
  await startReport(page);
  await fillFirstStep(page);
  await expect(page.getByLabel("If something else: what?")).toBeHidden();
  await page.getByLabel("Something else", { exact: true }).check();
  await expect(page.getByLabel("If something else: what?")).toBeVisible();
  await nextStep(page);
  await expect(page).toHaveURL(/\/report\/how$/);
  await nextStep(page);
  await expect(page).toHaveURL(/\/report\/impact$/);
  await expect(details(page)).toBeHidden();
  const exploited = page.getByRole("group", { name: /Is it being exploited/ });
  await exploited.getByLabel("Yes").check();
  await details(page).fill("Seen in a log.");
  await expectAccessible(page);
  await exploited.getByLabel("No", { exact: true }).check();
  await expect(details(page)).toBeVisible();
  await details(page).fill("");
  await expect(details(page)).toBeHidden();
});

test("only a step in which something was answered has a tick", async ({ page }) => {
  await startReport(page);
  await fillFirstStep(page);
  await toCheckPage(page);
  await expect(steps(page).getByRole("listitem").filter({ hasText: "done" })).toHaveCount(1);
  await expect(steps(page).getByRole("listitem").filter({ hasText: "empty" })).toHaveCount(5);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("every follow-up stands there from the start", async ({ page }) => {
    await startReport(page);
    await page.goto("/report/impact");
    await expect(details(page)).toBeVisible();
    await page.goto("/report/you");
    await expect(page.getByLabel("Name to thank you with")).toBeVisible();
  });
});
