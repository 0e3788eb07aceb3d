import type { Page } from "@playwright/test";
import { ADVISORY_TEXT, advisoryVersion, caseReadyToPublish } from "@/db/testing/journey";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { scheduleAndPublish } from "@/lib/usecases/advisories/publish";
import { saveAdvisory } from "@/lib/usecases/advisories/save";
import { expect, test } from "../setup/test";
import { expectAccessible } from "../support/accessible";

const changed = (page: Page) => page.getByRole("region", { name: "Changed since revision 1" });

test("a revision is read as what it changes, by its author and by whoever approves it", async ({
  page,
  browser,
  arrange,
  desk,
}) => {
  test.setTimeout(120_000);
  const selin = await arrange.colleague("Selin Ekici", "triager");
  const mara = await arrange.colleague("Mara Okoye", "coordinator", "publisher");
  const { caseId, reference } = await caseReadyToPublish(
    { triager: selin.actor, coordinator: mara.actor },
    selin.now,
  );
  const seen = async () => ({ caseId, seen: await advisoryVersion(caseId) });
  await approveAdvisory(mara, await seen());
  await scheduleAndPublish(mara, await seen());
  const path = `/desk/cases/${reference}/advisory`;
  await arrange.signIn(page.context(), selin);
  await page.goto(path);
  await expect(page.getByText("Changed since", { exact: false })).toHaveCount(0);

  const [row] = ADVISORY_TEXT.affected;
  await saveAdvisory(
    { actor: selin.actor, now: new Date() },
    {
      ...(await seen()),
      ...ADVISORY_TEXT,
      summary: "Opening a crafted archive runs code. Upgrade to 2.8.5.",
      affected: [{ ...row, lastAffected: "2.8.4", fixed: "2.8.5" }],
    },
  );
  await page.goto(path);
  const fold = page.getByText("Changed since revision 1: Summary, affected versions");
  await expect(fold).toBeVisible();
  await expect(changed(page)).toBeHidden();
  await fold.click();
  await expect(changed(page).locator("del")).toHaveText([/4$/, /fixed in 2\.8\.4/]);
  await expectAccessible(page);

  const hers = await (await browser.newContext({ baseURL: desk.url })).newPage();
  await arrange.signIn(hers.context(), mara);
  await hers.goto(path);
  await expect(changed(hers).locator("ins")).toHaveText([/5$/, /fixed in 2\.8\.5/]);
  await expect(changed(hers).getByRole("heading")).toHaveText(["Summary", "Affected versions"]);
  await expectAccessible(hers);
});

test("a text that was changed after its approval is approved as what changed since", async ({
  page,
  arrange,
}) => {
  const selin = await arrange.colleague("Selin Ekici", "triager");
  const mara = await arrange.colleague("Mara Okoye", "coordinator", "publisher");
  const { caseId, reference } = await caseReadyToPublish(
    { triager: selin.actor, coordinator: mara.actor },
    selin.now,
  );
  const seen = async () => ({ caseId, seen: await advisoryVersion(caseId) });
  await approveAdvisory(mara, await seen());
  await saveAdvisory(
    { actor: selin.actor, now: new Date() },
    { ...(await seen()), ...ADVISORY_TEXT, references: [] },
  );
  await arrange.signIn(page.context(), mara);
  await page.goto(`/desk/cases/${reference}/advisory`);
  const since = page.getByRole("region", { name: "Changed since it was approved" });
  await expect(since.locator("del")).toContainText("Fix: https://example.org/commit/4711");
  await expect(since.getByRole("heading")).toHaveText(["References"]);
  await page.getByRole("button", { name: "Approve this text" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Approved." })).toBeVisible();
});

test("the team reads the whole public page of a saved text, and nobody else does", async ({
  page,
  browser,
  arrange,
  desk,
}) => {
  const selin = await arrange.colleague("Selin Ekici", "triager");
  const mara = await arrange.colleague("Mara Okoye", "coordinator");
  const { reference } = await caseReadyToPublish(
    { triager: selin.actor, coordinator: mara.actor },
    selin.now,
  );
  await arrange.signIn(page.context(), selin);
  await page.goto(`/desk/cases/${reference}/advisory`);
  await page.getByLabel("Title", { exact: true }).fill("Typed and not saved");
  const [tab] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: "View as the public (new tab)" }).click(),
  ]);
  await expect(tab.getByRole("heading", { level: 1 })).toHaveText(ADVISORY_TEXT.title);
  await expect(tab.getByRole("navigation", { name: "Main" })).toBeVisible();
  await expect(tab.getByText("Only the team sees this page", { exact: false })).toBeVisible();
  await expectAccessible(tab);
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Typed and not saved");

  const stranger = await (await browser.newContext({ baseURL: desk.url })).newPage();
  await stranger.goto(`/desk/cases/${reference}/advisory/public`);
  await expect(stranger).toHaveURL(/\/sign-in/);
  await expect(stranger.getByText(ADVISORY_TEXT.title)).toHaveCount(0);
});
