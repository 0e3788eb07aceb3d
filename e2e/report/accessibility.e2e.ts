import { expect, test } from "../setup/test";
import { expectAccessible } from "../support/accessible";
import { fillFirstStep, nextStep, pressSend, readReceipt, startReport } from "../support/report";

test("public pages before a report have no accessibility violation", async ({ page }) => {
  test.setTimeout(120_000);
  for (const path of ["/", "/policy/1", "/track?wrong=1", "/report"]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test("nor has any step of the report, its problems and its receipt", async ({ page }) => {
  test.setTimeout(120_000);
  await startReport(page);
  await nextStep(page);
  await expect(page).toHaveTitle(/^Error:/);
  await expectAccessible(page);
  await fillFirstStep(page);
  for (const step of ["where", "how", "impact", "files", "you", "check?problems=1"]) {
    await page.goto(`/report/${step}`);
    await expectAccessible(page);
  }
  await pressSend(page);
  await readReceipt(page);
  await expectAccessible(page);
});
