import type { Page } from "@playwright/test";
import { acceptedCase, VECTOR } from "@/db/testing/journey";
import { expect, test } from "../setup/test";

const metric = (page: Page, code: string, value: string) =>
  page.locator(`input[name="metrics.${code}"][value="${value}"]`);

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("story 21: an invalid vector names its first bad metric and leaves the score", async ({
    page,
    arrange,
  }) => {
    const selin = await arrange.colleague("Selin Ekici", "triager");
    const { reference } = await acceptedCase(selin.actor, selin.now);
    await arrange.signIn(page.context(), selin);
    await page.goto(`/desk/cases/${reference}/score`);
    await page.getByLabel("Vector", { exact: true }).fill(VECTOR);
    await page.getByRole("button", { name: "Save this vector" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Score saved" })).toBeVisible();
    await expect(metric(page, "PR", "N")).toBeChecked();
    await expect(page.getByLabel("Score", { exact: true }).first()).toContainText("9.3");

    const bad = VECTOR.replace("AC:L", "AC:Q").replace("VC:H", "VC:Z");
    await page.getByLabel("Vector", { exact: true }).fill(bad);
    await page.getByRole("button", { name: "Save this vector" }).click();
    const problem = page.getByRole("alert", { name: "There is a problem" });
    await expect(problem).toContainText("AC has no value Q");
    await expect(problem).not.toContainText("VC");
    await expect(page.getByLabel("Vector", { exact: true })).toHaveValue(bad);
    await page.goto(`/desk/cases/${reference}/score`);
    await expect(page.getByLabel("Vector", { exact: true })).toHaveValue(VECTOR);

    await metric(page, "PR", "L").check();
    await page.getByRole("button", { name: "Save score" }).click();
    await expect(page.getByLabel("Vector", { exact: true })).toHaveValue(VECTOR.replace("PR:N", "PR:L"));
    await expect(page.getByRole("table", { name: "Scores, newest first" })).toContainText("9.3");
  });
});

test("story 22: a shared score address opens the same radios, and the score follows every choice", async ({
  page,
  browser,
  desk,
  arrange,
}) => {
  const selin = await arrange.colleague("Selin Ekici", "triager");
  const { reference } = await acceptedCase(selin.actor, selin.now, { cvss: VECTOR.replace("PR:N", "PR:L") });
  await arrange.signIn(page.context(), selin);
  const address = `${desk.url}/desk/cases/${reference}/score`;
  await page.goto(address);
  await page.getByLabel("Vector", { exact: true }).fill(VECTOR);
  const score = page.getByRole("status", { name: "Score" });
  await expect(score).toContainText("9.3");
  await expect(page.getByText("differs from the reporter")).toHaveCount(1);
  await metric(page, "AV", "A").check();
  await expect(score).toContainText("High");
  await expect(page.getByRole("heading", { name: "One change alone makes this Critical" })).toBeVisible();
  const shared = `${address}#${VECTOR.replace("AV:N", "AV:A")}`;
  await expect(page).toHaveURL(shared);

  const context = await browser.newContext();
  await arrange.signIn(context, await arrange.colleague("Jonas Lind", "triager"));
  const colleague = await context.newPage();
  await colleague.goto(shared);
  await expect(metric(colleague, "AV", "A")).toBeChecked();
  await expect(metric(colleague, "VC", "H")).toBeChecked();
  await expect(colleague.getByRole("status", { name: "Score" })).toContainText("High");

  await colleague.getByLabel("Vector", { exact: true }).fill("CVSS:4.0/AV:N/AC:X");
  await expect(colleague.getByText("AC has no value X")).toBeVisible();
  await expect(metric(colleague, "AV", "A")).toBeChecked();
});
