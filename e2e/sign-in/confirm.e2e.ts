import { signIn } from "../setup/people";
import { expect, test } from "../setup/test";

test.use({ javaScriptEnabled: false });

test("a sensitive act without a fresh confirmation leads to one and back, and nowhere else", async ({
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
  await signIn(page, desk.url, ada);
  await page.goto("/desk/people");
  // The form is open while the confirmation runs out.
  await scene.owner.query("update staff_sessions set stepped_up_at = null where person_id = $1", [
    ada.actor.personId,
  ]);
  await page.getByLabel("Name", { exact: true }).fill("Late");
  await page.getByLabel("E-mail address").fill("late@example.org");
  await page.locator("input[name=roles][value=triager]").check();
  await page.getByRole("button", { name: "Make an invitation" }).click();
  await expect(page).toHaveURL(/\/desk\/confirm\?next=%2Fdesk%2Fpeople/);
  await confirm("not the password");
  await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText(
    "The password is not right",
  );
  await confirm(ada.password);
  await expect(page).toHaveURL(`${desk.url}/desk/people`);
  await expect(page.getByRole("button", { name: "Make an invitation" })).toBeVisible();
  await expect(page.getByText("late@example.org")).toHaveCount(0);

  await page.goto("/desk/confirm?next=https://evil.example/");
  await confirm(ada.password);
  await expect(page).toHaveURL(new RegExp(`^${desk.url}/desk`));
});
