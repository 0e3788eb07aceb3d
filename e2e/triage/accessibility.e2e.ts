import { expect, type Page, test } from "@playwright/test";
import { sendReport } from "@/db/testing/cast";
import { acceptedCase, firstVulnerability, IMPACT, VECTOR } from "@/db/testing/journey";
import { decideSsvc } from "@/lib/usecases/scoring/decide-ssvc";
import { judgeImpact } from "@/lib/usecases/scoring/judge-impact";
import { recordScore } from "@/lib/usecases/scoring/record-score";
import { scoreVulnerability } from "@/lib/usecases/scoring/score-vulnerability";
import { writeImpactSentence } from "@/lib/usecases/scoring/write-sentence";
import { expectAccessible } from "../support/accessible";
import { LOW, openJudgingDesk, REASON, scoreForm, scoring, staff, triager } from "./judging";

openJudgingDesk();

test("the scoring pages have no axe violation, empty, full and with errors, wide and narrow, light and dark", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const empty = await sendReport(new Date());
  const full = await judgedCase();
  const page = await staff(browser);
  const form = scoreForm(page);
  for (const { reference } of [empty, full]) {
    for (const part of ["", "?cvss=3.1", "/impact", "/ssvc", "/weakness", "/weakness?cwe=119"]) {
      await page.goto(scoring(reference, part));
      await expectAccessible(page);
    }
    await page.goto(scoring(reference, "?cvss=4.0"));
    await form.vector.fill("CVSS:4.0/AV:Q");
    for (const details of await page.locator("details").all())
      await details.evaluate((element) => element.setAttribute("open", ""));
    await page.getByLabel("Explain every value").check();
    await form.save();
    await expect(form.summary).toBeVisible();
    await expectAccessible(page);
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

test("a scoring page sends at most 240 KB of scripts, and the calculator only once a score is asked for", async ({
  browser,
}) => {
  const { reference } = await sendReport(new Date());
  const page = await staff(browser);
  const form = scoreForm(page);
  for (const path of ["", "/impact", "/ssvc", "/weakness"]) {
    const sizes = await scriptSizes(page, scoring(reference, path));
    expect(sizes.total, `${path} ${JSON.stringify(sizes)}`).toBeLessThanOrEqual(240 * 1024);
  }
  const without = await scriptSizes(page, scoring(reference));
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").length);
  await form.vector.fill(VECTOR);
  await expect(form.score).toContainText("9.3");
  expect(await page.evaluate(() => performance.getEntriesByType("resource").length)).toBeGreaterThan(loaded);
  expect(without.total).toBeGreaterThan(0);
});

/** Bytes of the scripts a page loads, as they travel. */
async function scriptSizes(page: Page, address: string): Promise<{ total: number }> {
  // What the page before was still loading does not count.
  await page.goto("about:blank");
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
