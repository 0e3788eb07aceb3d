import { appCode, givePassword } from "../setup/people";
import { expect, test } from "../setup/test";

test.use({ javaScriptEnabled: false });

test("an authenticator app: set up, asked for, each code once, recovery codes once", async ({
  page,
  desk,
  arrange,
}) => {
  const tess = await arrange.member("Tess Triager", "triager");
  const problem = page.getByRole("alert", { name: "There is a problem" });
  const giveCode = async (code: string) => {
    await page.getByLabel("Code").fill(code);
    await page.getByRole("button", { name: "Continue" }).click();
  };
  const again = async () => {
    await page.context().clearCookies();
    await givePassword(page, desk.url, tess);
    await expect(page).toHaveURL(/\/sign-in\/code/);
  };
  await arrange.signIn(page.context(), tess);
  await page.goto("/desk/account");
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const key = page.getByText("Or enter this key by hand").locator("bdi");
  const secret = ((await key.textContent()) ?? "").replace(/\s/g, "");
  await page.getByLabel("Code the app shows").fill(appCode(secret, -1));
  await page.getByRole("button", { name: "Confirm the app" }).click();
  await page.getByRole("button", { name: "Make recovery codes" }).click();
  const codes = await page.getByRole("region", { name: "Recovery codes" }).locator("bdi").textContent();
  const [recovery = ""] = codes?.split("\n") ?? [];
  expect(codes?.split("\n")).toHaveLength(10);

  await again();
  const code = appCode(secret, 0);
  await giveCode(code);
  await expect(page).toHaveURL(/\/desk/);

  await again();
  await giveCode(code);
  await expect(problem).toContainText("was used before");
  await giveCode(recovery);
  await expect(page).toHaveURL(/\/desk/);

  await again();
  await giveCode(recovery);
  await expect(problem).toContainText("was used before");
});
