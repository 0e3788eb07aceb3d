import { advisoryVersion, caseReadyToPublish } from "@/db/testing/journey";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { scheduleAndPublish } from "@/lib/usecases/advisories/publish";
import { withdrawAdvisory } from "@/lib/usecases/advisories/withdraw";
import { offerCredit } from "@/lib/usecases/credits/offer";
import { expect, test } from "../setup/test";
import { acceptCredit, openPortal } from "../support/portal";

test("a withdrawn advisory is told of in the portal, and the thanks for it stand, marked", async ({
  page,
  arrange,
}) => {
  const mara = await arrange.colleague("Mara Okoye", "coordinator", "triager");
  const noor = await arrange.colleague("Noor Haddad", "publisher", "coordinator");
  const { caseId, code, actor, reference } = await caseReadyToPublish(
    { triager: mara.actor, coordinator: mara.actor },
    mara.now,
  );
  const offer = { caseId, participantId: actor.participantId, naming: "name", name: "Ada Example" } as const;
  await offerCredit(mara, { ...offer, type: "finder" });
  const seen = await advisoryVersion(caseId);
  await approveAdvisory(noor, { caseId, seen });
  await scheduleAndPublish(noor, { caseId, seen });
  await openPortal(page, arrange.desk.url, code);
  await acceptCredit(page);
  await expect(page.getByRole("link", { name: "Read the public advisory" })).toBeVisible();
  await withdrawAdvisory(noor, { caseId, seen, reason: "It was wrong." });
  await page.goto("/portal");
  await expect(page.getByText("The advisory was published, and then withdrawn.")).toBeVisible();
  await expect(page.getByText("Withdrawn: the public advisory is marked as withdrawn.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Read the public advisory" })).toHaveCount(0);
  await expect(page.getByText("It was wrong.")).toHaveCount(0);
  await page.goto("/thanks");
  const line = page.getByRole("listitem").filter({ hasText: reference });
  await expect(line).toContainText("Ada Example");
  await expect(line).toContainText("(withdrawn)");
});
