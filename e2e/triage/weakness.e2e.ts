import { expect, test } from "@playwright/test";
import { sendReport } from "@/db/testing/cast";
import { openJudgingDesk, scoreForm, scoring, staff } from "./judging";

openJudgingDesk();

test("a weakness is found by keyboard, a discouraged one is warned about with better entries, a prohibited one refused", async ({
  browser,
}) => {
  const { reference } = await sendReport(new Date());
  const page = await staff(browser);
  const form = scoreForm(page);
  await page.goto(scoring(reference, "/weakness"));
  const search = page.getByRole("combobox", { name: "Search by number or words" });
  await search.pressSequentially("memory buffer");
  await expect(page.getByRole("option", { name: /CWE-119/ })).toBeVisible();
  await search.fill("CWE-119");
  await expect(page.getByRole("option").first()).toContainText("CWE-119");
  await search.press("Enter");
  await expect(page.getByText("Too general or often misused; choose a more precise entry.")).toBeVisible();
  await page.getByRole("button", { name: "Choose CWE-787" }).focus();
  await page.keyboard.press("Enter");
  await expect(form.said("Vulnerability saved")).toBeVisible();
  const section = page.locator("#weakness");
  await expect(section).toContainText("CWE-787 Out-of-bounds Write mapping allowed");

  await search.fill("71");
  await expect(page.getByRole("option").first()).toContainText("CWE-71");
  await search.press("ArrowDown");
  await search.press("ArrowUp");
  await search.press("Enter");
  await expect(section).toContainText("This entry cannot name the cause of a vulnerability.");
  await expect(page.getByRole("button", { name: /Choose CWE-71\b/ })).toHaveCount(0);

  const scripts = await page.evaluate(async () => {
    const names = performance.getEntriesByType("resource").map(({ name }) => name);
    const texts = await Promise.all(
      names.filter((name) => name.endsWith(".js")).map(async (name) => (await fetch(name)).text()),
    );
    return texts.join("\n");
  });
  expect(scripts).not.toContain("Improper Neutralization of Special Elements");
});

test("the search of weaknesses works without JavaScript", async ({ browser }) => {
  const { reference } = await sendReport(new Date());
  const page = await staff(browser, { javaScriptEnabled: false });
  await page.goto(scoring(reference, "/weakness"));
  await page.getByLabel("Search by number or words").fill("path traversal");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("button", { name: "Choose CWE-23", exact: true }).first().click();
  await expect(page.locator("#weakness")).toContainText("CWE-23 Relative Path Traversal");
});

test("what the reporter said of the weakness and the version stands beside the fields, and can be searched for", async ({
  browser,
}) => {
  const said = {
    weakness: "Insufficient Session Expiration",
    product: "other",
    product_name: "Example Server",
    version: "2.8.3",
  };
  const { reference } = await sendReport(new Date(), said);
  const page = await staff(browser);
  await page.goto(scoring(reference, "/weakness"));
  const section = page.locator("#weakness");
  await expect(section).toContainText("The reporter said: “Insufficient Session Expiration”");
  await expect(page.locator("#affected")).toContainText("The reporter said: “Example Server, 2.8.3”");
  await section.getByRole("link", { name: "Search for it" }).click();
  await expect(section).toContainText("CWE-613 Insufficient Session Expiration mapping allowed");
  await expect(section).not.toContainText("Mapping allowed.");
  await page.getByRole("button", { name: "Choose CWE-613" }).click();
  await expect(scoreForm(page).said("Vulnerability saved")).toBeVisible();
});
