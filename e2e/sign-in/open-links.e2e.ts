import type { Page } from "@playwright/test";
import { invite } from "../setup/people";
import { expect } from "../setup/test";
import { expectAccessible } from "../support/accessible";
import { button, letProofRunOut, proof, test } from "../support/step-up";

const listed = (page: Page, name: string) =>
  page
    .getByRole("region", { name: /^(Open invitations|Links for a new password)/ })
    .getByRole("row", { name });
const takenBack = (page: Page) => page.getByRole("status").filter({ hasText: "Taken back." });

for (const way of [{ javaScriptEnabled: true }, { javaScriptEnabled: false }]) {
  const how = `JavaScript ${way.javaScriptEnabled ? "on" : "off"}`;

  test(`an invitation to the wrong address is taken back before it is used, ${how}`, async ({
    browser,
    desk,
    scene,
    ada,
    staffPage,
  }) => {
    const page = await staffPage(way);
    const name = `Mallory ${way.javaScriptEnabled}`;
    const link = await invite(page, desk.url, { name, email: `m@${how.length}.example`, roles: ["auditor"] });
    await page.goto("/desk/people");
    const row = listed(page, name);
    await expect(row).toContainText(`m@${how.length}.example`);
    await expect(row).toContainText("auditor");
    await expect(row).toContainText("Ada Admin");
    await letProofRunOut(scene.owner, ada);
    await row.getByText("Take back", { exact: false }).first().click();
    await button(page, "Take back the invitation").filter({ visible: true }).click();
    await expect(proof(page)).toBeVisible();
    if (way.javaScriptEnabled) await expectAccessible(page);
    const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await stranger.goto(link);
    await expect(stranger.getByLabel("Your password")).toBeVisible();

    await proof(page).getByLabel("Your password").fill(ada.password);
    await button(page, "Take back the invitation").filter({ visible: true }).click();
    await expect(takenBack(page)).toBeVisible();
    await expect(listed(page, name)).toHaveCount(0);
    await stranger.getByLabel("Your password").fill("a new day, a new word");
    await stranger.getByRole("button", { name: "Join" }).click();
    await expect(stranger.getByText("This invitation does not work any more")).toBeVisible();
    await stranger.goto(link);
    await expect(stranger.getByLabel("Your password")).toHaveCount(0);
  });
}

test("a reset link stands with its person and is taken back there", async ({
  browser,
  arrange,
  staffPage,
}) => {
  const page = await staffPage();
  const { actor } = await arrange.colleague("Rita Reset", "triager");
  await page.goto(`/desk/people/${actor.personId}`);
  await expect(listed(page, "Rita Reset")).toHaveCount(0);
  await button(page, "Make a reset link").click();
  const link = await page
    .getByRole("region", { name: "Reset link", exact: true })
    .locator("bdi")
    .textContent();
  const row = listed(page, "Rita Reset");
  await expect(row).toContainText("Ada Admin");
  await row.getByText("Take back").first().click();
  await button(page, "Take back the reset link").filter({ visible: true }).click();
  await expect(takenBack(page)).toBeVisible();
  await expect(listed(page, "Rita Reset")).toHaveCount(0);
  const fresh = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await fresh.goto(link ?? "");
  await expect(fresh.getByLabel("Your password")).toHaveCount(0);
});

test("only who manages people sees open links", async ({ browser, desk, arrange, staffPage }) => {
  await invite(await staffPage(), desk.url, { name: "Ivo", email: "ivo@example.org", roles: ["triager"] });
  const page = await (await browser.newContext()).newPage();
  await arrange.signIn(page.context(), await arrange.colleague("Audrey", "auditor"));
  await page.goto(`${desk.url}/desk/people`);
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
  await expect(page.getByText("Open invitations")).toHaveCount(0);
  expect(await page.content()).not.toContain("ivo@example.org");
});
