import { expect } from "../setup/test";
import { addAuthenticator } from "../support/authenticator";
import { button, letProofRunOut, proof, prove, test } from "../support/step-up";

// Passkeys belong to a name, not to an address.
test.use({ baseURL: async ({ desk }, use) => use(desk.url.replace("127.0.0.1", "localhost")) });

test("with a passkey, proof and act are one press; a passkey made too late is added after a proof, not made twice", async ({
  scene,
  arrange,
  ada,
  staffPage,
}) => {
  const page = await staffPage();
  const passkeys = await addAuthenticator(page);
  await page.goto("/desk/account");
  await page.getByLabel("Name of the new passkey").fill("Blue key");
  await letProofRunOut(scene.owner, ada);
  await button(page, "Add a passkey").click();
  await expect(proof(page)).toBeFocused();
  await expect(page.getByLabel("Name of the new passkey")).toHaveValue("Blue key");
  await prove(page, "Add a passkey", ada.password);
  await expect(page.getByText("Blue key", { exact: true })).toBeVisible();
  expect(await passkeys()).toBe(1);

  const { personId } = (await arrange.colleague("Pat Passkey", "triager")).actor;
  await page.goto(`/desk/people/${personId}`);
  await page.locator("input[name=roles][value=auditor]").check();
  await letProofRunOut(scene.owner, ada);
  await button(page, "Change the roles").click();
  await button(page, "Change the roles, with a passkey").click();
  await expect(page.getByRole("status").filter({ hasText: "The roles are changed" })).toBeVisible();
  const { rows } = await scene.owner.query(
    "select role from person_roles where person_id = $1 order by role",
    [personId],
  );
  expect(rows.map(({ role }) => role)).toEqual(["auditor", "triager"]);
});
