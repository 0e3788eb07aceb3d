import type { Page } from "@playwright/test";
import { appCode, givePassword } from "../setup/people";
import { expect, test } from "../setup/test";
import { expectAccessible } from "../support/accessible";
import { problem } from "../support/step-up";

test.use({ javaScriptEnabled: false });

const codeField = (page: Page) => page.getByLabel("Code", { exact: true });

test("after five wrong codes the second step asks for two in a row, says so, and lets their owner in", async ({
  page,
  browser,
  desk,
  arrange,
}) => {
  const wes = await arrange.member("Wes Wary", "triager");
  await arrange.signIn(page.context(), wes);
  await page.goto("/desk/account");
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const key = page.getByText("Or enter this key by hand").locator("bdi");
  const secret = ((await key.textContent()) ?? "").replace(/\s/g, "");
  await page.getByLabel("Code the app shows").fill(appCode(secret, -1));
  await page.getByRole("button", { name: "Confirm the app" }).click();
  await expect(page.getByRole("button", { name: "Make recovery codes" })).toBeVisible();

  // Somebody with scripts guesses; the page asks for the second code as soon as one is not enough.
  const guesser = await browser.newPage({ javaScriptEnabled: true });
  await givePassword(guesser, desk.url, wes);
  for (let i = 0; i < 5; i++) {
    await codeField(guesser).fill("000000");
    const answered = guesser.waitForResponse((response) => response.request().method() === "POST");
    await guesser.getByRole("button", { name: "Continue" }).click();
    await answered;
    // The answer hands no code back: the field is empty once it is shown.
    await expect(codeField(guesser)).toHaveValue("");
    const says = i < 4 ? "This code is not right" : "Enter two codes in a row";
    await expect(problem(guesser)).toContainText(says);
  }
  await expect(guesser.getByLabel("The code after it")).toBeVisible();
  await expectAccessible(guesser);

  await page.context().clearCookies();
  await givePassword(page, desk.url, wes);
  await expect(page.getByText("Too many wrong codes were entered for your account today")).toBeVisible();
  await codeField(page).fill(appCode(secret, 0));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(problem(page)).toContainText("Enter two codes in a row");
  const [first, next] = [appCode(secret, 0), appCode(secret, 1)];
  await codeField(page).fill(first);
  await page.getByLabel("The code after it").fill(next);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/desk/);
  await page.goto("/desk/account");
  await expect(page.getByText("Many wrong codes were entered for your account today.")).toBeVisible();
});
