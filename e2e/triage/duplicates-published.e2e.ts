import { expect, test } from "@playwright/test";
import { sendReport } from "@/db/testing/cast";
import { advisoryVersion, caseReadyToPublish } from "@/db/testing/journey";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { scheduleAndPublish } from "@/lib/usecases/advisories/publish";
import { linkDuplicate } from "@/lib/usecases/duplicates/link";
import { ago, mara, noor, ORIGINAL, openTriageDesk, portalOf } from "./scene";

openTriageDesk();

test("what the reporter of the canonical case is told at publication reaches the other reporter", async ({
  browser,
}) => {
  const first = await caseReadyToPublish({ triager: mara, coordinator: mara }, ago(50), { title: ORIGINAL });
  const later = await sendReport(ago(5), { title: "The same again" });
  await linkDuplicate(
    { actor: mara, now: ago(4) },
    { caseId: later.caseId, duplicateOf: first.reference, reason: "We knew of it." },
  );
  const by = { actor: { ...noor, steppedUpAt: new Date() }, now: new Date() };
  const seen = await advisoryVersion(first.caseId);
  await approveAdvisory(by, { caseId: first.caseId, seen });
  await scheduleAndPublish(by, { caseId: first.caseId, seen });
  const portal = await portalOf(browser, later);
  await expect(async () => {
    await portal.reload();
    await expect(portal.getByRole("link", { name: "Read the public advisory" })).toBeVisible({
      timeout: 500,
    });
  }).toPass();
  await portal.getByRole("link", { name: "Read the public advisory" }).click();
  await expect(portal).toHaveURL(new RegExp(`/advisories/${first.reference}`));
});
