import { expect, test } from "../setup/test";
import { addAuthenticator } from "../support/authenticator";

// Passkeys belong to a name, not to an address.
test.use({ baseURL: async ({ desk }, use) => use(desk.url.replace("127.0.0.1", "localhost")) });

test("story 29: a passkey is added, signs in, and cannot be removed while it is the last way in", async ({
  page,
  baseURL,
  arrange,
}) => {
  const problem = page.getByRole("alert", { name: "There is a problem" });
  await arrange.signIn(page.context(), await arrange.member("Kim Key", "developer"), baseURL);
  await addAuthenticator(page);

  await page.goto("/desk/account");
  await page.getByRole("button", { name: "Remove the password" }).click();
  await expect(problem).toContainText("Your password is your only way to sign in");
  await page.getByLabel("Name of the new passkey").fill("Blue key");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("Blue key", { exact: true })).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in?next=/desk/account");
  // The virtual authenticator answers the address field's suggestion by itself; elsewhere the button does it.
  await page
    .getByRole("button", { name: "Sign in with a passkey" })
    .click({ timeout: 5_000 })
    .catch(() => {});
  await expect(page).toHaveURL(/\/desk\/account/);
  await expect(page.getByRole("banner")).toContainText("Kim Key");

  await page.getByRole("button", { name: "Remove the password" }).click();
  await expect(page.getByText("No password is set.")).toBeVisible();
  await page.getByText("Remove", { exact: true }).click();
  await page.getByRole("button", { name: "Remove this passkey" }).click();
  await expect(problem).toContainText("This passkey is your only way to sign in");
  await page.reload();
  await expect(page.getByText("Blue key", { exact: true })).toBeVisible();
});
