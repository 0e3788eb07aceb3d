import { expect, test } from "@playwright/test";
import { acceptedCase, VECTOR } from "@/db/testing/journey";
import { editCase } from "@/lib/usecases/cases/edit";
import {
  database,
  desk,
  history,
  LOW,
  metric,
  openJudgingDesk,
  REASON,
  said,
  save,
  score,
  scoring,
  staff,
  summary,
  triager,
  vector,
} from "./judging";

openJudgingDesk();

test("story 21: an invalid vector names its first bad metric and leaves the score, without JavaScript", async ({
  browser,
}) => {
  const { reference } = await acceptedCase(triager, new Date());
  const page = await staff(browser, { javaScriptEnabled: false });
  await page.goto(scoring(reference));
  await vector(page).fill(VECTOR);
  await page.getByLabel("Why it changes").fill(REASON);
  await save(page);
  await expect(said(page, "Score saved")).toBeVisible();
  await expect(metric(page, "PR", "N")).toBeChecked();
  await expect(score(page)).toContainText("9.3");

  const bad = VECTOR.replace("AC:L", "AC:Q").replace("VC:H", "VC:Z");
  await vector(page).fill(bad);
  await page.getByLabel("Why it changes").fill(REASON);
  await save(page);
  await expect(summary(page)).toContainText("AC has no value Q");
  await expect(summary(page)).not.toContainText("VC");
  await expect(vector(page)).toHaveValue(bad);
  await expect(page.getByLabel("Why it changes")).toHaveValue(REASON);
  await page.goto(scoring(reference));
  await expect(vector(page)).toHaveValue(VECTOR);

  // The radios alone score too, and a change after acceptance does not go without its reason.
  await metric(page, "PR", "L").check();
  await save(page);
  await expect(summary(page)).toContainText("say why this changes");
  await expect(metric(page, "PR", "L")).toBeChecked();
  await page.getByLabel("Why it changes").fill("Uploading needs an account.");
  await save(page);
  await expect(vector(page)).toHaveValue(LOW);
  await expect(history(page)).toContainText("9.3");
  await expect(history(page)).toContainText("Uploading needs an account.");
});

test("story 22: a shared score address opens the same radios, and the score follows every choice", async ({
  browser,
}) => {
  const { reference } = await acceptedCase(triager, new Date(), { cvss: `${LOW}` });
  const page = await staff(browser);
  await page.goto(scoring(reference));
  await vector(page).fill(VECTOR);
  await expect(score(page)).toContainText("9.3");
  await expect(score(page)).toContainText("base, macro vector 000200");
  await expect(page.getByText("differs from the reporter")).toHaveCount(1);
  const table = page.getByRole("table", { name: "Metrics on which the reporter" });
  await expect(table.getByRole("row", { name: "Privileges required Low None" })).toBeVisible();
  await expect(page.getByText("10 other metrics are the same.")).toBeVisible();
  const nearby = page.locator("section", { hasText: "One change alone makes this High" }).last();
  await expect(nearby.getByText("Privileges required: Low")).toBeVisible();
  await expect(
    page.getByText("No single change makes it Medium; the lowest is 7.0, attack vector Physical."),
  ).toBeVisible();
  await metric(page, "AV", "A").check();
  await expect(score(page)).toContainText("High");
  await expect(page.getByRole("heading", { name: "One change alone makes this Critical" })).toBeVisible();
  const shared = page.url();
  expect(shared).toBe(`${scoring(reference)}#${VECTOR.replace("AV:N", "AV:A")}`);

  const colleague = await staff(browser);
  await colleague.goto(shared);
  await expect(metric(colleague, "AV", "A")).toBeChecked();
  await expect(metric(colleague, "VC", "H")).toBeChecked();
  await expect(score(colleague)).toContainText("High");
  await vector(colleague).fill("CVSS:4.0/AV:N/AC:X");
  await expect(colleague.getByText("AC has no value X")).toBeVisible();
  await expect(metric(colleague, "AV", "A")).toBeChecked();
});

test("an address with a vector of the other version opens its form, one with a fault names it", async ({
  browser,
}) => {
  const { reference } = await acceptedCase(triager, new Date());
  const page = await staff(browser);
  await page.goto(`${scoring(reference)}#CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N/E:U`);
  await expect(page.getByRole("link", { name: "CVSS 3.1" })).toHaveAttribute("aria-current", "page");
  await expect(metric(page, "PR", "L")).toBeChecked();
  await expect(score(page)).toContainText(/Medium 6\.0\s*overall, with threat/);
  await expect(score(page)).toContainText("6.5");
  await page.goto(`${scoring(reference, "?cvss=4.0")}#CVSS:4.0/AV:N/AC:Q`);
  await expect(page.getByText("AC has no value Q")).toBeVisible();
});

test("a product’s requirements fill the environment; base and overall stay apart on every page", async ({
  browser,
}) => {
  const page = await staff(browser);
  await page.goto(`${desk.url}/desk/settings/products`);
  const product = page.locator("section", { hasText: "Example Server" });
  await product.getByText("Say how much it matters").click();
  await page.getByLabel("Confidentiality").selectOption("high");
  await page.getByLabel("Availability").selectOption("low");
  await page.getByRole("button", { name: "Save how much it matters" }).click();
  await expect(product.getByText("confidentiality high, availability low")).toBeVisible();

  const { caseId, reference } = await acceptedCase(triager, new Date());
  const { rows } = await database.owner.query("select id from products where name = 'Example Server'");
  await editCase({ actor: triager, now: new Date() }, { caseId, productId: rows[0].id });
  await page.goto(scoring(reference));
  const folded = page.getByText("Threat and environment, 2 set, all from Example Server");
  await folded.click();
  await expect(metric(page, "CR", "H")).toBeChecked();
  await expect(metric(page, "IR", "X")).toBeChecked();
  await expect(page.getByText("from Example Server", { exact: true })).toHaveCount(2);
  for (const part of VECTOR.split("/").slice(1)) {
    const [code = "", value = ""] = part.split(":");
    await metric(page, code, value).check();
  }
  await metric(page, "E", "U").check();
  await metric(page, "AR", "M").check();
  await expect(page.getByText("Example Server: Low")).toBeVisible();
  await expect(score(page)).toContainText("9.3");
  await expect(score(page)).toContainText("overall, with threat and environment");
  await page.getByLabel("Why it changes").fill(REASON);
  await save(page);
  await expect(history(page).getByRole("row").nth(1)).toContainText(/Critical 9\.3.*High 8\.0/);
  await page.goto(`${desk.url}/desk/cases/${reference}`);
  const facts = page.getByRole("complementary", { name: "Facts" });
  await expect(facts).toContainText("Overall, with threat and environment");
  await expect(facts).toContainText("High 8.0");
  await expect(page.getByText("scored the vulnerability Critical 9.3, High 8.0 overall")).toBeVisible();
});

test("a blank form hides the score that stands", async ({ browser }) => {
  const { reference } = await acceptedCase(triager, new Date(), { cvss: LOW });
  const page = await staff(browser);
  await page.goto(scoring(reference));
  await vector(page).fill(VECTOR);
  await page.getByLabel("Why it changes").fill(REASON);
  await save(page);
  await expect(said(page, "Score saved")).toBeVisible();
  await page.getByRole("link", { name: "Start from an empty form" }).click();
  await expect(vector(page)).toHaveValue("");
  await expect(page.getByText("No score yet: AV (Attack vector) is missing.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Reporter and team" })).toBeHidden();
});

test("others’ scores are written down beside the team’s, and a colleague is asked for a second one", async ({
  browser,
}) => {
  const { reference } = await acceptedCase(triager, new Date());
  const page = await staff(browser);
  await page.goto(scoring(reference));
  await page.getByText("Write down somebody else’s score").click();
  await page.getByLabel("Whose").selectOption("database");
  await page.getByLabel("Their vector").fill(LOW);
  await page.getByRole("button", { name: "Write it down" }).click();
  await expect(summary(page)).toContainText("Name them, such as NVD.");
  await expect(page.getByLabel("Their vector")).toHaveValue(LOW);
  await page.getByLabel("Name", { exact: false }).fill("NVD");
  await page.getByRole("button", { name: "Write it down" }).click();
  await expect(
    page
      .getByRole("table", { name: "Scores of others that are in force" })
      .getByRole("row", { name: /Database NVD/ }),
  ).toContainText("High 8.7");

  await page.getByText("Ask for a second scorer").click();
  await page.getByLabel("Colleague").selectOption({ label: "Selin Ekici" });
  await page.getByRole("button", { name: "Ask them" }).click();
  await expect(said(page, "Asked")).toBeVisible();
  await page.goto(`${desk.url}/desk/cases/${reference}`);
  await expect(page.getByText("Selin Ekici, please score this a second time")).toBeVisible();
});
