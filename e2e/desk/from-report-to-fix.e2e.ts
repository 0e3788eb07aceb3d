import { expect, test } from "../setup/test";

test.use({ javaScriptEnabled: false });

const HOUR_MS = 3_600_000;

test("a case goes from report to a ready fix without JavaScript, and a move says what it lacks", async ({
  page,
  scene,
  arrange,
}) => {
  const received = new Date(Date.now() - 26 * HOUR_MS);
  const { caseId, reference } = await arrange.report({ product: await productId(scene) }, received);
  await arrange.signIn(page.context(), await arrange.colleague("Mara Okoye", "triager", "coordinator"));
  const problem = page.getByRole("alert", { name: "There is a problem" });
  const press = (name: string) => page.locator("#move").getByRole("button", { name }).click();
  await page.goto(`/desk/cases/${reference}`);
  await press("Acknowledge");
  await expect(problem).toContainText("a message to the reporter");
  await page.getByLabel("Message to the reporter").fill("Thank you, we read it.");
  await press("Acknowledge");
  await expect(page.getByText("Done: the case is now “Investigating”.")).toBeVisible();
  await expect(page.getByText("first answer came 2 h late")).toBeVisible();

  await page.getByRole("link", { name: "Ask the reporter" }).click();
  await page.getByLabel("Question to the reporter").fill("Which build?");
  await press("Ask the reporter");
  await expect(page.getByText("Waiting for the reporter’s answer.")).toBeVisible();
  await scene.owner.query("update cases set state = 'acknowledged', resume_state = null where id = $1", [
    caseId,
  ]);

  await page.goto(`/desk/cases/${reference}?move=accept`);
  await page.locator("#move-accept-severity").selectOption("high");
  await press("Accept");
  await expect(problem).toContainText("Say why this severity");
  await expect(page.locator("#move-accept-severity")).toHaveValue("high");
  await page.locator("#move-accept-severityReason").fill("Reachable without signing in.");
  await press("Accept");
  await expect(page.getByText("Done: the case is now “Accepted”.")).toBeVisible();

  await page.locator("#move-plan-expectedResolutionAt").fill("2020-01-01");
  await press("Plan the fix");
  await expect(problem).toContainText("This day has passed");
  await page.locator("#move-plan-expectedResolutionAt").fill("2031-12-01");
  await press("Plan the fix");
  await expect(page.getByText("Done: the case is now “Fixing”.")).toBeVisible();

  await page.locator("#move-fix_ready-fixReference").fill("commit 4711");
  await page.locator("#move-fix_ready-testEvidence").fill("Run 12 is green.");
  await press("Fix is ready");
  await expect(problem).toContainText("a decision for every supported branch");
  await expect(page.locator("#move-fix_ready-testEvidence")).toHaveValue("Run 12 is green.");
  await page.getByLabel("Branch 1.0").selectOption("fix");
  await page.getByRole("button", { name: "Save decision" }).click();
  await expect(page.getByText("Decision saved.")).toHaveCount(1);
  await expect(page.getByText("Done: the case is now “Fixing”.")).toHaveCount(0);
  await page.locator("#move-fix_ready-fixReference").fill("commit 4711");
  await page.locator("#move-fix_ready-testEvidence").fill("Run 12 is green.");
  await press("Fix is ready");
  await expect(page.getByText("Done: the case is now “Fix ready”.")).toBeVisible();
});

async function productId({ owner }: { owner: import("pg").Pool }): Promise<string> {
  const { rows } = await owner.query<{ id: string }>("select id from products where name = 'Example Server'");
  return rows[0]?.id ?? "";
}
