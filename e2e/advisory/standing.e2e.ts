import type { Page } from "@playwright/test";
import { ADVISORY_TEXT, acceptedCase, advisoryVersion, caseReadyToPublish } from "@/db/testing/journey";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { saveAdvisory } from "@/lib/usecases/advisories/save";
import { expect, test } from "../setup/test";

// Where an advisory stands on its way to the public, and whose turn it is.

const step = (page: Page) =>
  page.getByRole("list", { name: "Where the advisory stands" }).locator("[aria-current=step]");
const next = (page: Page) => page.getByRole("region", { name: "Next step" });
const filled = (page: Page) => page.locator(".bg-accent:visible");

/** The page as one person reads it: the step it is at, and the one thing they do next; null: it is somebody else's turn. */
async function expectStanding(page: Page, path: string, at: string, button: string): Promise<void> {
  await page.goto(path);
  await expect(step(page)).toContainText(at);
  await expect(filled(page)).toHaveCount(1);
  await expect(filled(page)).toHaveText(button);
}

test("each step names who took it, and every reader what they do next", async ({
  page,
  browser,
  arrange,
  desk,
}) => {
  const selin = await arrange.colleague("Selin Ekici", "triager", "coordinator");
  const noor = await arrange.colleague("Noor Haddad", "publisher");
  const { caseId, reference } = await caseReadyToPublish(
    { triager: selin.actor, coordinator: selin.actor },
    selin.now,
  );
  const path = `/desk/cases/${reference}/advisory`;
  await arrange.signIn(page.context(), selin);
  const hers = await (await browser.newContext({ baseURL: desk.url })).newPage();
  await arrange.signIn(hers.context(), noor);
  const save = async (text: Partial<typeof ADVISORY_TEXT> = {}) =>
    saveAdvisory(
      { actor: selin.actor, now: new Date() },
      { caseId, seen: await advisoryVersion(caseId), ...ADVISORY_TEXT, ...text },
    );

  await save({ summary: "" });
  await expectStanding(page, path, "Problems", "Save");
  await expect(next(page)).toContainText("Yours: finish the advisory.");
  await hers.goto(path);
  await expect(filled(hers)).toHaveCount(0);
  await expect(next(hers)).toContainText(/Waiting for a .+ to finish the advisory\./);
  await expect(hers.getByText("Enter a summary of one or two sentences.")).toBeVisible();

  await save();
  await expectStanding(page, path, "Approval", "Save");
  await expect(next(page)).toContainText("You wrote this text. Somebody else has to approve it.");
  await expect(next(page)).toContainText(/Waiting for a .+ to approve the advisory\./);
  await expectStanding(hers, path, "Approval", "Approve this text");
  await filled(hers).click();
  await expect(hers.getByRole("status").filter({ hasText: "Approved." })).toBeVisible();
  await expect(filled(hers)).toHaveCount(0);

  await expectStanding(page, path, "Schedule", "Schedule publication");
  const fill = (name: string) =>
    page
      .getByRole("button", { name, exact: true })
      .evaluate((button) => getComputedStyle(button).backgroundColor);
  const accent = await fill("Schedule publication");
  expect(await fill("Save")).not.toBe(accent);
  await page.getByLabel("Summary").fill("Typed.");
  await expect.poll(() => fill("Save")).toBe(accent);
  expect(await fill("Schedule publication")).not.toBe(accent);
  await page.getByLabel("Summary").fill(ADVISORY_TEXT.summary);
  await expect.poll(() => fill("Schedule publication")).toBe(accent);
  const steps = page.getByRole("list", { name: "Where the advisory stands" }).getByRole("listitem");
  await expect(steps.filter({ hasText: "Approval" })).toContainText("Noor Haddad");
  await save({ title: "Another title" });
  await page.goto(path);
  await expect(step(page)).toContainText("Noor Haddad approved an older text");
  await approveAdvisory(noor, { caseId, seen: await advisoryVersion(caseId) });
  await page.goto(path);
  await filled(page).click();
  await expect(page.getByRole("status").filter({ hasText: "Scheduled." })).toBeVisible();
  await expect(steps.filter({ hasText: "Schedule" })).toContainText("Selin Ekici");

  await expectStanding(hers, path, "Public", "Publish now");
  await filled(hers).click();
  await expect(hers.getByRole("status").filter({ hasText: "Published." })).toBeVisible();
  await expect(step(hers)).toContainText("revision 1, Noor Haddad");
  await expectStanding(page, path, "Public", "Go to the case");
});

test("before its case is that far, the way to what comes first is there", async ({ page, arrange }) => {
  const mara = await arrange.colleague("Mara Okoye", "coordinator", "triager");
  const noor = await arrange.colleague("Noor Haddad", "publisher");
  const { caseId, reference } = await acceptedCase(mara.actor, mara.now);
  const path = `/desk/cases/${reference}/advisory`;
  await arrange.signIn(page.context(), mara);
  await expectStanding(page, path, "Text", "Save");
  await expect(step(page)).toContainText("drafted from the case");
  const seen = await advisoryVersion(caseId);
  await saveAdvisory(mara, { caseId, seen, ...ADVISORY_TEXT });
  await approveAdvisory(noor, { caseId, seen: seen + 1 });
  await expectStanding(page, path, "once the fix is ready", "Go to the case");
  await expect(next(page)).toContainText("Yours: plan the fix on the page of the case.");
});
