import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { addPerson, sendReport } from "@/db/testing/cast";
import type { TestDatabase } from "@/db/testing/database";
import { acceptedCase, firstVulnerability, IMPACT, VECTOR } from "@/db/testing/journey";
import type { PersonActor } from "@/lib/domain/access/actor";
import { editCase } from "@/lib/usecases/cases/edit";
import { decideSsvc } from "@/lib/usecases/scoring/decide-ssvc";
import { judgeImpact } from "@/lib/usecases/scoring/judge-impact";
import { recordScore } from "@/lib/usecases/scoring/record-score";
import { scoreVulnerability } from "@/lib/usecases/scoring/score-vulnerability";
import { writeImpactSentence } from "@/lib/usecases/scoring/write-sentence";
import { openDatabaseOf } from "./setup/arrange";
import { type Instance, startInstance } from "./setup/instance";
import { completeSetup, signIn } from "./setup/people";

// One desk where Ada, who holds every role, judges what Selin received.
test.describe.configure({ mode: "default" });

const ada = { name: "Ada Admin", email: "ada@example.org", password: "correct horse battery staple" };
const REASON = "Reproduced without an account.";
const LOW = VECTOR.replace("PR:N", "PR:L");
let desk: Instance;
let database: TestDatabase;
let triager: PersonActor;

test.beforeAll(async ({ browser }) => {
  desk = await startInstance({ BREAKWATER_RATE_LIMITS: "sign-in=1000" });
  await completeSetup(await browser.newPage(), desk.setupLink, ada);
  database = openDatabaseOf(desk);
  triager = await addPerson(database, { name: "Selin Ekici", roles: ["triager"], now: new Date() });
});
test.afterAll(async () => {
  await database?.pool.end();
  await database?.owner.end();
  await desk?.stop();
});

async function staff(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 1180, height: 900 }, ...options })
  ).newPage();
  await signIn(page, desk.url, ada);
  return page;
}

const scoring = (reference: string, part = "") => `${desk.url}/desk/cases/${reference}/score${part}`;
const summary = (page: Page) => page.getByRole("alert", { name: "There is a problem" });
const said = (page: Page, words: string) => page.getByRole("status").filter({ hasText: words });
const metric = (page: Page, code: string, value: string) =>
  page.locator(`input[name="metrics.${code}"][value="${value}"]`);
const vector = (page: Page) => page.getByLabel("Vector", { exact: true });
const score = (page: Page) => page.getByRole("status", { name: "Score" });
const save = (page: Page) => page.getByRole("button", { name: "Save score" }).click();
const history = (page: Page) => page.getByRole("table", { name: "Scores, newest first" });

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

test("the impact board leads with confidentiality, a change needs its reason, and a worded sentence notices new metrics", async ({
  browser,
}) => {
  const { reference } = await acceptedCase(triager, new Date());
  const page = await staff(browser);
  await page.goto(scoring(reference, "/impact"));
  await expect(page.locator("fieldset legend")).toHaveText([
    "Confidentiality",
    "Elevation of privilege",
    "Integrity",
    "Availability",
  ]);
  for (const axis of ["confidentiality", "elevation", "integrity"])
    await page.locator(`input[name="impact.${axis}.level"][value=none]`).check();
  await page.locator('input[name="impact.availability.level"][value=total]').check();
  await page.getByRole("button", { name: "Save impact" }).click();
  await expect(summary(page)).toContainText("Say in a sentence why it is more than none");
  await expect(page.locator('input[name="impact.availability.level"][value=total]')).toBeChecked();
  await page.locator('input[name="impact.availability.rationale"]').fill("One request stops every node.");
  await page.getByRole("button", { name: "Save impact" }).click();
  await expect(said(page, "Impact saved")).toBeVisible();
  await page.locator('input[name="impact.integrity.level"][value=limited]').check();
  await page.locator('input[name="impact.integrity.rationale"]').fill("Counters are lost.");
  await page.getByRole("button", { name: "Save impact" }).click();
  await expect(summary(page)).toContainText("say why this changes");
  await page.getByLabel("Why it changes").fill("Seen in the logs.");
  await page.getByRole("button", { name: "Save impact" }).click();
  await expect(page.getByRole("table", { name: "Impact boards, newest first" })).toContainText(
    "Seen in the logs.",
  );

  await page.goto(scoring(reference));
  await vector(page).fill(VECTOR);
  await page.getByLabel("Why it changes").fill(REASON);
  await save(page);
  await expect(said(page, "Score saved")).toBeVisible();
  await page.goto(scoring(reference, "/impact"));
  const sentence = page.getByLabel("What an attacker can do");
  await expect(sentence).toHaveValue(
    "An unauthenticated attacker over the network can take full control of the system.",
  );
  await sentence.fill("Anybody on the internet stops the service with one request.");
  await page.getByRole("button", { name: "Save sentence" }).click();
  await expect(said(page, "Sentence saved")).toBeVisible();
  await page.goto(scoring(reference));
  await expect(page.getByText("Anybody on the internet stops the service with one request.")).toBeVisible();
  await metric(page, "PR", "L").check();
  await page.getByLabel("Why it changes").fill("It needs an account.");
  await save(page);
  await expect(said(page, "Score saved")).toBeVisible();
  await page.goto(scoring(reference, "/impact"));
  await expect(page.getByText("The metrics have changed since this was worded.")).toBeVisible();
  await page.getByRole("button", { name: "Use what the metrics say" }).click();
  await expect(page.getByText("The metrics have changed since this was worded.")).toBeHidden();
});

test("SSVC is decided question by question without a mouse; the tree shows the way and where other answers lead", async ({
  browser,
}) => {
  const { reference } = await sendReport(new Date(), { exploited: "yes" });
  const page = await staff(browser);
  await page.goto(scoring(reference, "/ssvc"));
  await expect(page.getByText("The report says it is exploited.")).toBeVisible();
  const decision = page.getByRole("status", { name: "Decision" });
  await expect(decision).toContainText("Defer, Scheduled, Out of cycle, Immediate");
  const pick = async (name: string, steps: number) => {
    await page.locator(`input[name="${name}"]`).first().focus();
    await page.keyboard.press("Space");
    for (let step = 0; step < steps; step++) await page.keyboard.press("ArrowRight");
  };
  await pick("exploitation", 1);
  await pick("automatable", 1);
  await pick("valueDensity", 0);
  await expect(page.getByText("Efficient", { exact: true }).first()).toBeVisible();
  await pick("technicalImpact", 1);
  await expect(decision).toContainText("Out of cycle, Immediate");
  await pick("safetyImpact", 0);
  await expect(decision).toContainText("Out of cycle");
  await expect(decision).toContainText("Fix it sooner than the next regular release.");
  const forks = page.getByRole("list", { name: "Forks of the tree, in order" });
  await expect(forks.getByRole("listitem").filter({ hasText: "None" }).last()).toContainText("Scheduled");
  await expect(forks).toContainText("Significant");
  await page.getByLabel("Why", { exact: false }).fill("Steps are public, nobody was seen using them.");
  await page.getByRole("button", { name: "Save decision" }).focus();
  await page.keyboard.press("Enter");
  await expect(said(page, "Decision saved")).toBeVisible();
  await expect(page.getByRole("table", { name: "SSVC decisions, newest first" })).toContainText(
    "Steps are public, nobody was seen using them.",
  );
  await page.goto(`${desk.url}/desk/cases/${reference}`);
  const facts = page.getByRole("complementary", { name: "Facts" });
  await expect(facts.getByRole("link", { name: "Out of cycle" })).toBeVisible();
  await expect(facts.locator("section", { hasText: "Priority" }).first()).toContainText("High");
  await page.goto(`${desk.url}/desk/board?state=new`);
  await expect(page.getByText(/A way to exploit it is public; new, nobody/)).toBeVisible();
});

test("SSVC works without JavaScript, and a missing answer is named", async ({ browser }) => {
  const { reference } = await sendReport(new Date());
  const page = await staff(browser, { javaScriptEnabled: false });
  await page.goto(scoring(reference, "/ssvc"));
  for (const [name, value] of [
    ["exploitation", "active"],
    ["automatable", "no"],
    ["valueDensity", "diffuse"],
    ["technicalImpact", "partial"],
  ])
    await page.locator(`input[name="${name}"][value="${value}"]`).check();
  await page.getByRole("button", { name: "Save decision" }).click();
  await expect(summary(page)).toContainText("Choose an answer.");
  await expect(page.locator('input[name="exploitation"][value="active"]')).toBeChecked();
  await page.locator('input[name="safetyImpact"][value="significant"]').check();
  await page.getByRole("button", { name: "Save decision" }).click();
  await expect(page.getByRole("status", { name: "Decision" })).toContainText("Immediate");
});

test("a weakness is found by keyboard, a discouraged one is warned about with better entries, a prohibited one refused", async ({
  browser,
}) => {
  const { reference } = await sendReport(new Date());
  const page = await staff(browser);
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
  await expect(said(page, "Vulnerability saved")).toBeVisible();
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

test("the scoring pages have no axe violation, empty, full and with errors, wide and narrow, light and dark", async ({
  browser,
}) => {
  test.setTimeout(480_000);
  const empty = await sendReport(new Date());
  const full = await judgedCase();
  const page = await staff(browser);
  const parts = ["", "?cvss=3.1", "/impact", "/ssvc", "/weakness", "/weakness?cwe=119"];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1180, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const { reference } of [empty, full]) {
        for (const part of parts) {
          await page.goto(scoring(reference, part));
          await checkPage(page, `${part} ${width} ${colorScheme}`);
        }
        await page.goto(scoring(reference, "?cvss=4.0"));
        await vector(page).fill("CVSS:4.0/AV:Q");
        for (const details of await page.locator("details").all())
          await details.evaluate((element) => element.setAttribute("open", ""));
        await page.getByLabel("Explain every value").check();
        await save(page);
        await expect(summary(page)).toBeVisible();
        await checkPage(page, `error ${width} ${colorScheme}`);
      }
    }
  }
});

/** A case with everything these pages can show. */
async function judgedCase() {
  const sent = await acceptedCase(triager, new Date(), { cvss: LOW });
  const by = { actor: triager, now: new Date() };
  const { caseId } = sent;
  const vulnerabilityId = await firstVulnerability(caseId);
  await scoreVulnerability(by, { caseId, vector: `${VECTOR}/E:P/CR:H`, reason: REASON });
  await recordScore(by, { caseId, issuer: "database", issuerName: "NVD", vector: LOW });
  await judgeImpact(by, { caseId, vulnerabilityId, impact: IMPACT });
  await writeImpactSentence(by, { caseId, vulnerabilityId, sentence: "Anybody takes the server over." });
  const answers = { exploitation: "active", automatable: "yes", valueDensity: "diffuse" };
  await decideSsvc(by, { caseId, ...answers, technicalImpact: "total", safetyImpact: "minimal" });
  return sent;
}

async function checkPage(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
    what,
  ).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, what).toBeLessThanOrEqual(0);
}

test("a scoring page sends at most 240 KB of scripts, and the calculator only once a score is asked for", async ({
  browser,
}) => {
  const { reference } = await sendReport(new Date());
  const page = await staff(browser);
  for (const path of ["", "/impact", "/ssvc", "/weakness"]) {
    const sizes = await scriptSizes(page, scoring(reference, path));
    expect(sizes.total, `${path} ${JSON.stringify(sizes)}`).toBeLessThanOrEqual(240 * 1024);
  }
  const without = await scriptSizes(page, scoring(reference));
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").length);
  await vector(page).fill(VECTOR);
  await expect(score(page)).toContainText("9.3");
  expect(await page.evaluate(() => performance.getEntriesByType("resource").length)).toBeGreaterThan(loaded);
  expect(without.total).toBeGreaterThan(0);
});

/** Bytes of the scripts a page loads, as they travel. */
async function scriptSizes(page: Page, address: string): Promise<{ total: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Set<string>();
  let total = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) total += encodedDataLength;
  });
  await page.goto(address, { waitUntil: "networkidle" });
  await session.detach();
  return { total };
}
