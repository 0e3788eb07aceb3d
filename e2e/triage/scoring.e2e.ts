import { expect, test } from "@playwright/test";
import { sendReport } from "@/db/testing/cast";
import { acceptedCase, VECTOR } from "@/db/testing/journey";
import { editCase } from "@/lib/usecases/cases/edit";
import { recordScore } from "@/lib/usecases/scoring/record-score";
import { scoreVulnerability } from "@/lib/usecases/scoring/score-vulnerability";
import { writeImpactSentence } from "@/lib/usecases/scoring/write-sentence";
import { database, desk, LOW, openJudgingDesk, REASON, scoreForm, scoring, staff, triager } from "./judging";

openJudgingDesk();

test("story 21: an invalid vector names its first bad metric and leaves the score, without JavaScript", async ({
  browser,
}) => {
  const { reference } = await acceptedCase(triager, new Date());
  const page = await staff(browser, { javaScriptEnabled: false });
  const form = scoreForm(page);
  await page.goto(scoring(reference));
  await form.saveVector(VECTOR);
  await expect(form.said("Score saved")).toBeVisible();
  await expect(form.metric("PR", "N")).toBeChecked();
  await expect(form.score).toContainText("9.3");

  const bad = VECTOR.replace("AC:L", "AC:Q").replace("VC:H", "VC:Z");
  await form.saveVector(bad);
  await expect(form.summary).toContainText("AC has no value Q");
  await expect(form.summary).not.toContainText("VC");
  await expect(form.vector).toHaveValue(bad);
  await expect(form.why).toHaveValue(REASON);
  await page.goto(scoring(reference));
  await expect(form.vector).toHaveValue(VECTOR);

  // The radios alone score too, and a change after acceptance does not go without its reason.
  await form.metric("PR", "L").check();
  await form.save();
  await expect(form.summary).toContainText("say why this changes");
  await expect(form.metric("PR", "L")).toBeChecked();
  await form.why.fill("Uploading needs an account.");
  await form.save();
  await expect(form.vector).toHaveValue(LOW);
  await expect(form.history).toContainText("9.3");
  await expect(form.history).toContainText("Uploading needs an account.");
});

test("story 22: a shared score address opens the same radios, and the score follows every choice", async ({
  browser,
}) => {
  const { reference } = await acceptedCase(triager, new Date(), { cvss: `${LOW}` });
  const page = await staff(browser);
  const form = scoreForm(page);
  await page.goto(scoring(reference));
  await form.vector.fill(VECTOR);
  await expect(form.score).toContainText("9.3");
  await expect(form.score).toContainText("base, macro vector 000200");
  await expect(page.getByText("differs from the reporter")).toHaveCount(1);
  const table = page.getByRole("table", { name: "Metrics on which the reporter" });
  await expect(table.getByRole("row", { name: "Privileges required Low None" })).toBeVisible();
  await expect(page.getByText("10 other metrics are the same.")).toBeVisible();
  await page.getByRole("button", { name: "Fill in the reporter’s vector" }).click();
  await expect(form.vector).toHaveValue(LOW);
  await form.vector.fill(VECTOR);
  await expect(form.score).toContainText("9.3");
  const nearby = page.locator("section", { hasText: "One change alone makes this High" }).last();
  await expect(nearby.getByText("Privileges required: Low")).toBeVisible();
  await expect(
    page.getByText("No single change makes it Medium; the lowest is 7.0, attack vector Physical."),
  ).toBeVisible();
  await form.metric("AV", "A").check();
  await expect(form.score).toContainText("High");
  await expect(page.getByRole("heading", { name: "One change alone makes this Critical" })).toBeVisible();
  const shared = page.url();
  expect(shared).toBe(`${scoring(reference)}#${VECTOR.replace("AV:N", "AV:A")}`);

  const colleague = await staff(browser);
  const theirs = scoreForm(colleague);
  await colleague.goto(shared);
  await expect(theirs.metric("AV", "A")).toBeChecked();
  await expect(theirs.metric("VC", "H")).toBeChecked();
  await expect(theirs.score).toContainText("High");
  await theirs.vector.fill("CVSS:4.0/AV:N/AC:X");
  await expect(colleague.getByText("AC has no value X")).toBeVisible();
  await expect(theirs.metric("AV", "A")).toBeChecked();
});

test("a refused score keeps what is ticked, and that is what is stored, in both versions of CVSS", async ({
  browser,
}) => {
  const { reference } = await acceptedCase(triager, new Date());
  const page = await staff(browser);
  const form = scoreForm(page);
  for (const [version, vector] of [
    ["4.0", VECTOR],
    ["3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"],
  ]) {
    await page.goto(scoring(reference, `?cvss=${version}`));
    await form.saveVector(vector ?? "");
    await expect(form.said("Score saved")).toBeVisible();
    await page.getByLabel("Explain every value").check();
    await form.metric("AV", "A").check();
    await form.save();
    await expect(form.summary).toContainText("say why this changes");
    await expect(form.metric("AV", "A")).toBeChecked();
    await expect(page.getByLabel("Explain every value")).toBeChecked();
    // What was refused can be taken back, too.
    await form.metric("AV", "N").check();
    await expect(form.vector).toHaveValue(vector ?? "");
    await form.metric("AV", "L").check();
    await form.why.fill(`It needs a shell, by CVSS ${version}.`);
    await form.save();
    await expect(form.history).toContainText(`It needs a shell, by CVSS ${version}.`);
    await expect(form.metric("AV", "L")).toBeChecked();
    await page.goto(scoring(reference, `?cvss=${version}`));
    await expect(form.vector).toHaveValue((vector ?? "").replace("AV:N", "AV:L"));
    await expect(form.metric("AV", "L")).toBeChecked();
  }
});

test("an address with a vector of the other version opens its form, one with a fault names it", async ({
  browser,
}) => {
  const { reference } = await acceptedCase(triager, new Date());
  const page = await staff(browser);
  const form = scoreForm(page);
  await page.goto(`${scoring(reference)}#CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N/E:U`);
  await expect(page.getByRole("link", { name: "CVSS 3.1" })).toHaveAttribute("aria-current", "page");
  await expect(form.metric("PR", "L")).toBeChecked();
  await expect(form.score).toContainText(/Medium 6\.0\s*overall, with threat/);
  await expect(form.score).toContainText("6.5");
  await page.goto(`${scoring(reference, "?cvss=4.0")}#CVSS:4.0/AV:N/AC:Q`);
  await expect(page.getByText("AC has no value Q")).toBeVisible();
});

test("a product’s requirements fill the environment; base and overall stay apart on every page", async ({
  browser,
}) => {
  const page = await staff(browser);
  const form = scoreForm(page);
  await page.goto(`${desk.url}/desk/settings/products`);
  const product = page.locator("section", { hasText: "Example Server" });
  await product.getByText("Say how much it matters").click();
  await page.getByLabel("Confidentiality").selectOption("high");
  await page.getByLabel("Availability").selectOption("low");
  await page.getByRole("button", { name: "Save how much it matters" }).click();
  await expect(product.getByText("confidentiality high, availability low")).toBeVisible();

  const { caseId, reference } = await acceptedCase(triager, new Date(), { cvss: LOW });
  const { rows } = await database.owner.query("select id from products where name = 'Example Server'");
  await editCase({ actor: triager, now: new Date() }, { caseId, productId: rows[0].id });
  await page.goto(scoring(reference));
  const folded = page.getByText("Threat and environment, 2 set, all from Example Server");
  await folded.click();
  await expect(form.metric("CR", "H")).toBeChecked();
  await expect(form.metric("IR", "X")).toBeChecked();
  await expect(page.getByText("from Example Server", { exact: true })).toHaveCount(2);
  for (const part of VECTOR.split("/").slice(1)) {
    const [code = "", value = ""] = part.split(":");
    await form.metric(code, value).check();
  }
  // Who reported knows nothing of the place of use: what the product requires stays.
  await page.getByRole("button", { name: "Fill in the reporter’s vector" }).click();
  await expect(form.vector).toHaveValue(`${LOW}/CR:H/AR:L`);
  await expect(page.getByRole("button", { name: "Fill in the reporter’s vector" })).toHaveCount(0);
  await form.metric("PR", "N").check();
  await form.metric("E", "U").check();
  await form.metric("AR", "M").check();
  await expect(page.getByText("Example Server: Low")).toBeVisible();
  await expect(form.score).toContainText("9.3");
  await expect(form.score).toContainText("overall, with threat and environment");
  await form.why.fill(REASON);
  await form.save();
  await expect(form.history.getByRole("row").nth(1)).toContainText(/Critical 9\.3.*High 8\.0/);
  await page.goto(`${desk.url}/desk/cases/${reference}`);
  const facts = page.getByRole("complementary", { name: "Facts" });
  await expect(facts).toContainText("Overall, with threat and environment");
  await expect(facts).toContainText("High 8.0");
  await expect(page.getByText("scored the vulnerability Critical 9.3, High 8.0 overall")).toBeVisible();
});

test("nothing on the page of a blind second score tells the scores given so far, also in its other form", async ({
  browser,
}) => {
  const { caseId, reference } = await acceptedCase(triager, new Date(), { cvss: LOW });
  const flaws = await database.owner.query("select id from vulnerabilities where case_id = $1", [caseId]);
  const flaw = { caseId, vulnerabilityId: flaws.rows[0].id };
  const by = { actor: triager, now: new Date() };
  const nvd = "CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N";
  await recordScore(by, { ...flaw, issuer: "database", issuerName: "NVD", vector: nvd });
  await scoreVulnerability(by, { ...flaw, vector: VECTOR, reason: REASON });
  await writeImpactSentence(by, { ...flaw, sentence: "Whoever opens the archive loses the host." });
  const page = await staff(browser);
  const form = scoreForm(page);
  const told = [VECTOR, LOW, nvd, REASON, "9.3", "8.7", "Critical", "critical", "NVD", "loses the host"];
  const whole = await (await page.request.get(scoring(reference))).text();
  for (const words of told) expect(whole).toContain(words);
  const isBlind = async () => {
    await expect(form.vector).toHaveValue("");
    await expect(page.getByText("Score hidden")).toBeVisible();
    const source = await (await page.request.get(page.url())).text();
    for (const words of told) expect(source).not.toContain(words);
  };

  await page.goto(scoring(reference));
  await page.getByRole("link", { name: "Start from an empty form" }).click();
  await expect(page.getByText("No score yet: AV (Attack vector) is missing.")).toBeVisible();
  await isBlind();
  await page.getByRole("link", { name: "CVSS 3.1" }).click();
  await expect(page.getByRole("link", { name: "CVSS 3.1" })).toHaveAttribute("aria-current", "page");
  await isBlind();
  await page.getByRole("link", { name: "CVSS 4.0" }).click();
  await expect(page.getByRole("link", { name: "CVSS 4.0" })).toHaveAttribute("aria-current", "page");
  await form.saveVector("CVSS:4.0/AV:N");
  await expect(form.summary).toBeVisible();
  await expect(page.getByText("Score hidden")).toBeVisible();
  await expect(form.history).toHaveCount(0);
  await form.saveVector(LOW);
  await expect(form.said("Score saved")).toBeVisible();
  await expect(form.history).toContainText("9.3");
  await page.getByRole("link", { name: "Start from an empty form" }).click();
  await expect(page.getByText("Score hidden")).toBeVisible();
  await page.getByRole("link", { name: "Show them" }).click();
  await expect(form.vector).toHaveValue(LOW);
});

test("others’ scores are written down beside the team’s, and a colleague is asked for a second one", async ({
  browser,
}) => {
  const { reference } = await acceptedCase(triager, new Date());
  const page = await staff(browser);
  const form = scoreForm(page);
  await page.goto(scoring(reference));
  await page.getByText("Write down somebody else’s score").click();
  await page.getByLabel("Whose").selectOption("database");
  await page.getByLabel("Their vector").fill(LOW);
  await page.getByRole("button", { name: "Write it down" }).click();
  await expect(form.summary).toContainText("Name them, such as NVD.");
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
  await expect(form.said("Asked")).toBeVisible();
  await page.goto(`${desk.url}/desk/cases/${reference}`);
  await expect(page.getByText("Selin Ekici, please score this a second time")).toBeVisible();
});

test("before a metric is chosen only the reporter's score is shown; two scores in force that contradict each other say so", async ({
  browser,
}) => {
  const { reference } = await sendReport(new Date(), { cvss: LOW });
  const page = await staff(browser);
  const form = scoreForm(page);
  const contradict = page.getByText("The two scores in force contradict each other");
  await page.goto(scoring(reference));
  await expect(page.getByRole("button", { name: "Fill in the reporter’s vector" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Metrics on which the reporter" })).toHaveCount(0);
  await expect(page.getByText("other metrics are the same")).toHaveCount(0);
  await form.vector.fill(VECTOR);
  await form.save();
  await expect(form.said("Score saved")).toBeVisible();
  await expect(contradict).toHaveCount(0);
  await page.goto(`${scoring(reference)}?cvss=3.1`);
  await form.vector.fill("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H");
  await form.save();
  await expect(form.said("Score saved")).toBeVisible();
  await expect(contradict).toContainText("Privileges required is None in CVSS 4.0, Low in CVSS 3.1");
});
