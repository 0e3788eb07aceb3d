import type { Page } from "@playwright/test";
import type { Arrange } from "../setup/arrange";
import { expect, test } from "../setup/test";
import { questionsOf } from "../support/leaving";

async function composerOf(page: Page, arrange: Arrange) {
  const { reference } = await arrange.report({ name: "Ada Example", email: "ada@example.org" });
  await arrange.signIn(page.context(), await arrange.colleague("Mara Okoye", "triager"));
  await page.clock.install();
  await page.goto(`/desk/cases/${reference}`);
  const composer = page.locator("form.composer");
  await composer.getByLabel("Reporter").check();
  return composer;
}

test("a message to the reporter is held for ten seconds and can be taken back", async ({ page, arrange }) => {
  const composer = await composerOf(page, arrange);
  const message = composer.getByLabel("Message");
  const sent = page.getByRole("article").filter({ hasText: "We could reproduce it" });
  await message.fill("We could reproduce it with 2.1.");
  await page.keyboard.press("Control+Enter");
  await expect(composer.getByText("Not sent yet")).toBeVisible();
  await expect(composer.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(message).toBeFocused();
  await expect(message).toHaveValue("We could reproduce it with 2.1.");
  await page.clock.fastForward(20_000);
  await expect(sent).toHaveCount(0);

  await page.keyboard.press("Control+Enter");
  await expect(composer.getByText("Not sent yet")).toBeVisible();
  await page.clock.fastForward(10_000);
  await expect(sent).toBeVisible();
  await expect(message).toHaveValue("");
});

test("a held message goes when asked to, and a note is never held", async ({ page, arrange }) => {
  const composer = await composerOf(page, arrange);
  await composer.getByLabel("Message").fill("Thank you, we are looking.");
  await composer.getByRole("button", { name: "Send to Ada Example" }).click();
  await composer.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByRole("article").filter({ hasText: "Thank you, we are looking." })).toBeVisible();

  await composer.getByLabel("Internal").check();
  await composer.getByLabel("Message").fill("Only for us.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("article").filter({ hasText: "Only for us." })).toBeVisible();
});

test("what looks like a secret leaves the team only after a question, by message and by move", async ({
  page,
  arrange,
}) => {
  const composer = await composerOf(page, arrange);
  const questions = questionsOf(page);
  const text = `Try it on db01.internal.example.org with ghp_${"a".repeat(36)}.`;
  await composer.getByLabel("Internal").check();
  await composer.getByLabel("Message").fill(text);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("article").filter({ hasText: "db01.internal" })).toBeVisible();
  expect(questions).toEqual([]);

  await composer.getByLabel("Reporter").check();
  await composer.getByLabel("Message").fill(text);
  await page.keyboard.press("Control+Enter");
  await expect(composer.getByLabel("Message")).toHaveValue(text);
  expect(questions).toHaveLength(1);
  await expect(composer.getByText("Not sent yet")).toHaveCount(0);
  await composer.getByLabel("Message").fill("");

  const move = page.locator("#move");
  await move.getByLabel("Message to the reporter").fill("Our host 10.0.3.7 is affected.");
  await move.getByRole("button", { name: /acknowledge/i }).click();
  await expect.poll(() => questions.length).toBe(2);
  await expect(move.getByLabel("Message to the reporter")).toHaveValue("Our host 10.0.3.7 is affected.");
});
