import { expect, test } from "../setup/test";

test("the composer is internal until the reporter is chosen, and says who reads it", async ({
  page,
  arrange,
}) => {
  const { reference } = await arrange.report({ name: "Ada Example", email: "ada@example.org" });
  await arrange.signIn(page.context(), await arrange.colleague("Mara Okoye", "triager"));
  await page.goto(`/desk/cases/${reference}`);
  const composer = page.locator("form.composer");
  await expect(composer.getByRole("button", { name: /Add note for \d+ people/ })).toBeVisible();
  await expect(composer).toContainText("Not by Ada Example.");
  await composer.getByLabel("Message").fill("Only for us.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("article").filter({ hasText: "Only for us." })).toContainText(
    /Internal, \d+ people/,
  );
  await composer.getByLabel("Reporter").check();
  await expect(composer.getByRole("button", { name: /Send to Ada Example/ })).toBeVisible();
});
