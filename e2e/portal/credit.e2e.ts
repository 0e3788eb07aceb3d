import type { Locator, Page } from "@playwright/test";
import { offerCredit } from "@/lib/usecases/credits/offer";
import type { Arrange } from "../setup/arrange";
import { expect, test } from "../setup/test";
import { acceptCredit, openPortal } from "../support/portal";

/** The part of the portal about credit, where a finder was offered to be named Ada Example. */
async function openOffer(page: Page, arrange: Arrange): Promise<Locator> {
  const mara = await arrange.colleague("Mara Okoye", "coordinator");
  const { caseId, code, actor } = await arrange.report();
  const offer = { caseId, participantId: actor.participantId, naming: "name", name: "Ada Example" } as const;
  await offerCredit(mara, { ...offer, type: "finder" });
  await openPortal(page, arrange.desk.url, code);
  return page.locator("#credit");
}

test("story 10: declined credit leaves the name nowhere; another name waits for the team", async ({
  page,
  arrange,
}) => {
  const credit = await openOffer(page, arrange);
  await expect(credit.getByText("Ada Example")).toBeVisible();
  await expect(credit.getByRole("radio", { checked: true })).toHaveCount(0);
  await credit.getByRole("button", { name: "Save choice" }).click();
  await expect(credit.getByRole("alert")).toContainText("Choose how you want to be thanked, or “No credit”.");
  await credit.getByLabel("Accept under another name or a pseudonym").check();
  await credit.getByLabel("The other name").fill("nightjar");
  await expect(credit.getByText("nightjar (finder)")).toBeVisible();
  await credit.getByRole("button", { name: "Save choice" }).click();
  await expect(page.getByText("Your choice about credit is saved.")).toBeVisible();
  await expect(credit).toContainText("You asked to be named nightjar. The team has to confirm it");
  await expect(credit.getByText("nightjar (finder)")).toBeVisible();
  await expect(credit.getByLabel("Accept under another name or a pseudonym")).toBeChecked();
  await expect(credit.getByLabel("The other name")).toHaveValue("nightjar");
  await credit.getByLabel("No credit").check();
  await credit.getByRole("button", { name: "Save choice" }).click();
  await expect(credit).toContainText("You declined. Your name appears nowhere.");
  const body = await (await page.request.get("/portal")).text();
  expect(body).not.toContain("nightjar");
  expect(body).not.toContain("Ada Example");
});

test("an accepted line stays as it was shown, is what is chosen, and may be kept", async ({
  page,
  arrange,
}) => {
  const credit = await openOffer(page, arrange);
  await acceptCredit(page);
  await expect(credit).toContainText("You agreed to be named Ada Example");
  await expect(credit.getByText("Ada Example (finder)")).toBeVisible();
  await expect(credit.getByLabel("Keep it as shown")).toBeChecked();
  await credit.getByRole("button", { name: "Save choice" }).click();
  await expect(credit).toContainText("You agreed to be named Ada Example");
  await expect(credit.getByLabel("Keep it as shown")).toBeChecked();
  await expect(credit.getByText("Ada Example (finder)")).toBeVisible();
});

test("the way in from the thanks page says where a name is changed", async ({ page, arrange }) => {
  await page.goto(`${arrange.desk.url}/thanks`);
  await page.getByRole("link", { name: "Change or remove my name" }).click();
  await expect(page.getByText("Your name on the thanks page is changed or removed")).toBeVisible();
  await expect(page.getByLabel("Secret code")).toBeVisible();
});
