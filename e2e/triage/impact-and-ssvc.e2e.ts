import { expect, test } from "@playwright/test";
import { sendReport } from "@/db/testing/cast";
import { acceptedCase, VECTOR } from "@/db/testing/journey";
import { database, desk, openJudgingDesk, scoreForm, scoring, staff, triager } from "./judging";

openJudgingDesk();

test("the impact board leads with confidentiality, a change needs its reason, and a worded sentence notices new metrics", async ({
  browser,
}) => {
  const { reference } = await acceptedCase(triager, new Date());
  const page = await staff(browser);
  const form = scoreForm(page);
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
  await expect(form.summary).toContainText("say in a sentence why it is more than none");
  await expect(page.locator('input[name="impact.availability.level"][value=total]')).toBeChecked();
  await page.locator('input[name="impact.availability.rationale"]').fill("One request stops every node.");
  await page.getByRole("button", { name: "Save impact" }).click();
  await expect(form.said("Impact saved")).toBeVisible();
  await page.locator('input[name="impact.integrity.level"][value=limited]').check();
  await page.locator('input[name="impact.integrity.rationale"]').fill("Counters are lost.");
  await page.getByRole("button", { name: "Save impact" }).click();
  await expect(form.summary).toContainText("say why this changes");
  await form.why.fill("Seen in the logs.");
  await page.getByRole("button", { name: "Save impact" }).click();
  await expect(page.getByRole("table", { name: "Impact boards, newest first" })).toContainText(
    "Seen in the logs.",
  );

  await page.goto(scoring(reference));
  await form.saveVector(VECTOR);
  await expect(form.said("Score saved")).toBeVisible();
  await page.goto(scoring(reference, "/impact"));
  const sentence = page.getByLabel("What an attacker can do");
  await expect(sentence).toHaveValue(
    "An unauthenticated attacker over the network can take full control of the system.",
  );
  await sentence.fill("Anybody on the internet stops the service with one request.");
  await page.getByRole("button", { name: "Save sentence" }).click();
  await expect(form.said("Sentence saved")).toBeVisible();
  await page.goto(scoring(reference));
  await expect(page.getByText("Anybody on the internet stops the service with one request.")).toBeVisible();
  await form.metric("PR", "L").check();
  await form.why.fill("It needs an account.");
  await form.save();
  await expect(form.said("Score saved")).toBeVisible();
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
  const form = scoreForm(page);
  await page.goto(scoring(reference, "/ssvc"));
  await expect(page.getByText("It is said to be exploited.")).toBeVisible();
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
  await expect(form.said("Decision saved")).toBeVisible();
  await expect(page.getByRole("table", { name: "SSVC decisions, newest first" })).toContainText(
    "Steps are public, nobody was seen using them.",
  );
  await page.goto(`${desk.url}/desk/cases/${reference}`);
  const facts = page.getByRole("complementary", { name: "Facts" });
  await expect(facts.getByRole("link", { name: "Out of cycle" })).toBeVisible();
  await expect(facts.locator("section", { hasText: "Priority" }).first()).toContainText("High");
  await page.goto(`${desk.url}/desk/board?state=new`);
  await expect(page.getByText(/A way to exploit it is public; new, unanswered/)).toBeVisible();
});

test("a refused SSVC decision keeps what is ticked, and that is what is stored", async ({ browser }) => {
  const { caseId, reference } = await acceptedCase(triager, new Date());
  const page = await staff(browser);
  const form = scoreForm(page);
  const answer = (name: string, value: string) => page.locator(`input[name="${name}"][value="${value}"]`);
  const stored = async () => {
    const { rows } = await database.owner.query(
      "select exploitation from ssvc_decisions where case_id = $1 order by created_at desc limit 1",
      [caseId],
    );
    return rows[0]?.exploitation;
  };
  await page.goto(scoring(reference, "/ssvc"));
  for (const [name = "", value = ""] of [
    ["exploitation", "public_poc"],
    ["automatable", "no"],
    ["valueDensity", "diffuse"],
    ["technicalImpact", "total"],
    ["safetyImpact", "minimal"],
  ])
    await answer(name, value).check();
  await page.getByLabel("Why", { exact: false }).fill("Steps are public.");
  await page.getByRole("button", { name: "Save decision" }).click();
  await expect(form.said("Decision saved")).toBeVisible();

  await answer("exploitation", "active").check();
  await page.getByRole("button", { name: "Save decision" }).click();
  await expect(form.summary).toContainText("say why this changes");
  await expect(answer("exploitation", "active")).toBeChecked();
  await form.why.fill("Seen in the logs of two customers.");
  await page.getByRole("button", { name: "Save decision" }).click();
  await expect(page.getByRole("table", { name: "SSVC decisions, newest first" })).toContainText(
    "Seen in the logs of two customers.",
  );
  await expect(answer("exploitation", "active")).toBeChecked();
  expect(await stored()).toBe("active");
});

test("SSVC works without JavaScript, and a missing answer is named", async ({ browser }) => {
  const { reference } = await sendReport(new Date());
  const page = await staff(browser, { javaScriptEnabled: false });
  const form = scoreForm(page);
  await page.goto(scoring(reference, "/ssvc"));
  for (const [name, value] of [
    ["exploitation", "active"],
    ["automatable", "no"],
    ["valueDensity", "diffuse"],
    ["technicalImpact", "partial"],
  ])
    await page.locator(`input[name="${name}"][value="${value}"]`).check();
  await page.getByRole("button", { name: "Save decision" }).click();
  await expect(form.summary).toContainText("Choose an answer: ");
  await expect(page.locator('input[name="exploitation"][value="active"]')).toBeChecked();
  await page.locator('input[name="safetyImpact"][value="significant"]').check();
  await page.getByRole("button", { name: "Save decision" }).click();
  await expect(page.getByRole("status", { name: "Decision" })).toContainText("Immediate");
});
