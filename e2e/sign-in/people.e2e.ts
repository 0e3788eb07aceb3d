import type { Page } from "@playwright/test";
import { invite, join, sessionToken, signIn } from "../setup/people";
import { expect, test } from "../setup/test";

async function openPerson(admin: Page, name: string): Promise<void> {
  await admin.goto("/desk/people");
  await admin.getByRole("rowheader").getByRole("link", { name }).click();
  await expect(admin.getByRole("heading", { level: 1, name })).toBeVisible();
}

test("roles and disabling hold at the next request; a reset link sets a password and signs nobody in", async ({
  browser,
  page: admin,
  desk,
  arrange,
}) => {
  await arrange.signIn(admin.context(), await arrange.colleague("Ada Admin", "admin"));
  const sam = { name: "Sam Second", email: "sam@example.org", password: "plenty of marmalade" };
  const page = await (await browser.newContext()).newPage();
  await join(page, await invite(admin, desk.url, { ...sam, roles: ["admin"] }), sam.password);
  expect((await page.goto("/desk/people"))?.status()).toBe(200);
  await expect(page.getByRole("heading", { name: "Invite somebody" })).toBeVisible();

  await openPerson(admin, sam.name);
  await admin.locator("input[name=roles][value=admin]").uncheck();
  await admin.locator("input[name=roles][value=auditor]").check();
  await admin.getByRole("button", { name: "Change the roles" }).click();
  await expect(admin.getByRole("status").first()).toContainText("The roles are changed");
  await page.goto("/desk/people");
  await expect(page.getByRole("heading", { name: "Invite somebody" })).toHaveCount(0);

  await admin.getByRole("button", { name: "Make a reset link" }).click();
  const link = await admin.getByRole("region", { name: "Reset link" }).locator("bdi").textContent();
  const fresh = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await fresh.goto(link ?? "");
  await fresh.getByLabel("Your password").fill("a new day, a new word");
  await fresh.getByRole("button", { name: "Set the password" }).click();
  await expect(fresh).toHaveURL(/\/sign-in\?reset=done/);
  expect(await sessionToken(fresh.context())).toBe("");
  await page.goto("/desk/people");
  await expect(page).toHaveURL(/\/sign-in/);

  await signIn(page, desk.url, { ...sam, password: "a new day, a new word" });
  await admin.getByRole("button", { name: "Disable the account" }).click();
  await expect(admin.getByRole("button", { name: "Enable the account" })).toBeVisible();
  await page.goto("/desk/account");
  await expect(page).toHaveURL(/\/sign-in/);
});
