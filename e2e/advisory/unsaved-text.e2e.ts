import type { Page } from "@playwright/test";
import {
  ADVISORY_TEXT,
  acceptedCase,
  advisoryVersion,
  caseReadyToPublish,
  caseRow,
} from "@/db/testing/journey";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { saveAdvisory } from "@/lib/usecases/advisories/save";
import type { Arrange } from "../setup/arrange";
import { expect, test } from "../setup/test";
import { askedOnLeaving } from "../support/leaving";

// What goes out is what was saved: whoever has typed more in the editor is asked first.

const TYPED = "Typed, not saved.";
const details = (page: Page) => page.getByLabel("Details", { exact: true });
const published = (page: Page) => page.getByRole("status").filter({ hasText: "Published." });

/** Types in the editor, presses the button, and stays when asked: nothing was sent, and the text is still there. */
async function expectAsked(page: Page, button: string, fold?: string): Promise<void> {
  await details(page).fill(TYPED);
  if (fold) await page.getByText(fold, { exact: true }).click();
  const press = () => page.getByRole("button", { name: button, exact: true }).click();
  expect(await askedOnLeaving(page, "stay", press), button).toBe("confirm");
  await expect(details(page)).toHaveValue(TYPED);
}

async function publisher(page: Page, arrange: Arrange) {
  const ada = await arrange.colleague("Ada Admin", "coordinator", "publisher", "triager");
  await arrange.signIn(page.context(), ada);
  return ada;
}

test("approving, publishing, publishing a revision and withdrawing ask first", async ({ page, arrange }) => {
  const selin = await arrange.colleague("Selin Ekici", "triager");
  const ada = await publisher(page, arrange);
  const { caseId, reference } = await caseReadyToPublish(
    { triager: selin.actor, coordinator: ada.actor },
    selin.now,
  );
  const editor = `/desk/cases/${reference}/advisory`;
  const approve = async () =>
    approveAdvisory({ actor: ada.actor, now: new Date() }, { caseId, seen: await advisoryVersion(caseId) });

  await page.goto(editor);
  await expectAsked(page, "Approve this text");
  await approve();
  await page.goto(editor);
  await expectAsked(page, "Schedule and publish now", "Schedule and publish");
  expect((await caseRow(caseId))?.state).toBe("fix_ready");
  const press = () => page.getByRole("button", { name: "Schedule and publish now" }).click();
  expect(await askedOnLeaving(page, "leave", press)).toBe("confirm");
  await expect(published(page)).toBeVisible();

  await expectAsked(page, "Withdraw", "Withdraw this advisory");
  const seen = await advisoryVersion(caseId);
  await saveAdvisory(
    { actor: selin.actor, now: new Date() },
    { caseId, seen, ...ADVISORY_TEXT, summary: "New." },
  );
  await approve();
  await page.goto(editor);
  await expectAsked(page, "Publish the revision now");
});

test("so does publishing in an emergency", async ({ page, arrange }) => {
  const selin = await arrange.colleague("Selin Ekici", "triager");
  await publisher(page, arrange);
  const { caseId, reference } = await acceptedCase(selin.actor, selin.now);
  const seen = await advisoryVersion(caseId);
  const text = { ...ADVISORY_TEXT, workaround: "Switch the parser off." };
  await saveAdvisory({ actor: selin.actor, now: selin.now }, { caseId, seen, ...text });
  await page.goto(`/desk/cases/${reference}/advisory`);
  await page.getByText("Publish in an emergency, before there is a fix").click();
  await page.getByLabel("Why it cannot wait").fill("It is exploited.");
  await expectAsked(page, "Publish in an emergency");
  expect((await caseRow(caseId))?.state).toBe("accepted");
});
