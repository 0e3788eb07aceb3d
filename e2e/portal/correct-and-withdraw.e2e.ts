import { expect, test } from "../setup/test";
import { openPortal } from "../support/portal";

test.use({ javaScriptEnabled: false });

test("a report is corrected, withdrawn after a question, and reopened once, without JavaScript", async ({
  page,
  desk,
  arrange,
}) => {
  const { code } = await arrange.report();
  await openPortal(page, desk.url, code);
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
