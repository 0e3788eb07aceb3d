import { signIn } from "../setup/people";
import { expect, test } from "../setup/test";
import { letProofRunOut, problem } from "../support/step-up";

test.use({ javaScriptEnabled: false });

test("the key of an app is shown only after a fresh confirmation, which leads back and nowhere else", async ({
  page,
  desk,
  scene,
  arrange,
}) => {
  const ada = await arrange.member("Ada Admin", "admin");
  const confirm = async (password: string) => {
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Confirm", exact: true }).click();
  };
  const key = page.getByText("Or enter this key by hand");
  await signIn(page, desk.url, ada);
  await page.goto("/desk/account");
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await expect(key).toBeVisible();
  await letProofRunOut(scene.owner, ada);
  await page.goto("/desk/account");
  await expect(page.getByRole("link", { name: "Confirm that it is you" })).toBeVisible();
  await expect(key).toHaveCount(0);
  await page.getByRole("link", { name: "Confirm that it is you" }).click();
  await expect(page).toHaveURL(/\/desk\/confirm\?next=%2Fdesk%2Faccount/);
  await confirm("not the password");
  await expect(problem(page)).toContainText("The password is not right");
  await confirm(ada.password);
  await expect(page).toHaveURL(`${desk.url}/desk/account`);
  await expect(key).toBeVisible();

  await page.goto("/desk/confirm?next=https://evil.example/");
  await confirm(ada.password);
  await expect(page).toHaveURL(new RegExp(`^${desk.url}/desk(?!/confirm)`));
});
