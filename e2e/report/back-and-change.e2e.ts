import { expect, test } from "../setup/test";
import { fillFirstStep, nextStep, startReport, toCheckPage } from "../support/report";

test("story 3: the browser's Back at step 4 keeps every answer", async ({ page }) => {
  await startReport(page);
  await fillFirstStep(page, "Kept over Back");
  await page.getByLabel("Version, tag, branch or commit").fill("2.8.3");
  await nextStep(page);
  await page.getByLabel("Steps to reproduce it").fill("one, two");
  await nextStep(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Impact");
  await page.goBack();
  await expect(page.getByLabel("Steps to reproduce it")).toHaveValue("one, two");
  await page.goBack();
  await expect(page.getByLabel("Version, tag, branch or commit")).toHaveValue("2.8.3");
  await page.goto("/report/what");
  await expect(page.getByLabel("Title")).toHaveValue("Kept over Back");
});

test("story 4: “Change” goes to one step and straight back to the check page", async ({ page }) => {
  await startReport(page);
  await fillFirstStep(page);
  await page.getByLabel("Version, tag, branch or commit").fill("2.8.3");
  await nextStep(page);
  await page.getByLabel("Steps to reproduce it").fill("1. Sign in\n2. Sign **out**");
  await toCheckPage(page);
  await expect(page.locator("strong", { hasText: "out" })).toBeVisible();
  await page.getByRole("link", { name: /^Change\s+What did you find\?$/ }).click();
  await page.getByLabel("Title").fill("");
  await nextStep(page);
  await expect(page).toHaveTitle(/^Error:/);
  await page.getByLabel("Title").fill("A better title");
  await nextStep(page);
  await expect(page).toHaveURL(/\/report\/check$/);
  await expect(page.getByRole("main")).toContainText("A better title");
});
