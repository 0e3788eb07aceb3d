import { acknowledgeCase } from "@/lib/usecases/cases/moves";
import { offerCredit } from "@/lib/usecases/credits/offer";
import { expect, test } from "../setup/test";
import { expectAccessible } from "../support/accessible";
import { openPortal } from "../support/portal";

const HOUR_MS = 3_600_000;

test("a promise that was missed is said, with whom else to ask; the page has no axe violation", async ({
  page,
  desk,
  arrange,
}) => {
  const mara = await arrange.colleague("Mara Okoye", "triager", "coordinator");
  const { caseId, code, actor } = await arrange.report({}, new Date(Date.now() - 26 * HOUR_MS));
  await openPortal(page, desk.url, code);
  await expect(page.getByText(/Our first answer was due on .* and is late/)).toBeVisible();
  await expect(page.getByRole("link", { name: "The project’s committers" })).toBeVisible();
  await expect(page.getByText("2 h overdue").first()).toBeVisible();
  await acknowledgeCase(mara, { caseId, message: "Sorry, here we are." });
  const finder = { participantId: actor.participantId, type: "finder", naming: "name", name: "A" } as const;
  await offerCredit(mara, { caseId, ...finder });
  await page.goto("/portal");
  await expect(page.getByText(/It was due .* and came .* late/)).toBeVisible();
  await expectAccessible(page);
});
