import { expect, test } from "../setup/test";
import { askedOnLeaving, questionsOf } from "../support/leaving";
import { openPortal, replyInPortal } from "../support/portal";

test("a reply that was not sent is not left without a question", async ({ page, desk, arrange }) => {
  const { code } = await arrange.report();
  await openPortal(page, desk.url, code);
  const reply = page.getByLabel("Reply", { exact: true });
  await reply.pressSequentially("It crashes");
  const toPolicy = () => page.getByRole("link", { name: "Policy", exact: true }).click();
  expect(await askedOnLeaving(page, "stay", toPolicy)).toBe("beforeunload");
  expect(await askedOnLeaving(page, "stay", () => page.evaluate(() => window.location.reload()))).toBe(
    "beforeunload",
  );
  expect(
    await askedOnLeaving(page, "stay", () => page.getByRole("button", { name: "Leave this case" }).click()),
  ).toBe("confirm");
  await expect(reply).toHaveValue("It crashes");
  expect(await askedOnLeaving(page, "leave", toPolicy)).toBe("beforeunload");
  await expect(page).toHaveURL(/\/policy\//);
  await page.goBack();
  const questions = questionsOf(page);
  await replyInPortal(page, "Reply", "It crashes in 2.8.3.");
  await toPolicy();
  await expect(page).toHaveURL(/\/policy\//);
  expect(questions).toEqual([]);
});
