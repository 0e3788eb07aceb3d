import { caseReadyToPublish } from "@/db/testing/journey";
import { expect } from "../setup/test";
import { expectAccessible } from "../support/accessible";
import { button, letProofRunOut, problem, proof, prove, test } from "../support/step-up";

// Roles, people and factors, when the proof of identity ran out while somebody was typing.

test("approving, inviting, ending factors: each keeps what was typed and asks for secrets again", async ({
  scene,
  arrange,
  ada,
  staffPage,
}) => {
  const page = await staffPage();
  await page.goto("/desk/people");
  await page.getByLabel("Name", { exact: true }).fill("Lena Late");
  await page.getByLabel("E-mail address").fill("lena@example.org");
  await page.locator("input[name=roles][value=triager]").check();
  await letProofRunOut(scene.owner, ada);
  await button(page, "Make an invitation").click();
  await expect(proof(page)).toBeFocused();
  await expect(page.getByLabel("E-mail address")).toHaveValue("lena@example.org");
  await prove(page, "Make an invitation", ada.password);
  await expect(page.getByRole("region", { name: "Invitation link" })).toBeVisible();

  await page.goto("/desk/account");
  await page.getByLabel("New password").fill("a word that is new today");
  await letProofRunOut(scene.owner, ada);
  await button(page, "Change the password").click();
  await expect(proof(page)).toContainText("Passwords and codes are not sent back to you");
  await expect(page.getByLabel("New password")).toHaveValue("");
  await page.getByLabel("New password").fill(ada.password);
  await prove(page, "Change the password", ada.password);
  await expect(page.getByText("Your password is changed.")).toBeVisible();

  const { actor: triager } = await arrange.colleague("Selin Ekici", "triager");
  const { actor: coordinator } = await arrange.colleague("Mara Okoye", "coordinator");
  const { caseId, reference } = await caseReadyToPublish({ triager, coordinator }, new Date());
  await page.goto(`/desk/cases/${reference}/advisory`);
  await letProofRunOut(scene.owner, ada);
  await button(page, "Approve this text").click();
  await prove(page, "Approve this text", ada.password);
  await expect(page.getByRole("status").filter({ hasText: "Approved." })).toBeVisible();
  const { rows } = await scene.owner.query("select from advisory_approvals where case_id = $1", [caseId]);
  expect(rows).toHaveLength(1);
});

for (const way of [{ javaScriptEnabled: false }, { javaScriptEnabled: true }])
  test(`roles are changed as they were ticked, JavaScript ${way.javaScriptEnabled ? "on" : "off"}`, async ({
    scene,
    arrange,
    ada,
    staffPage,
  }) => {
    const page = await staffPage(way);
    const { personId } = (await arrange.colleague("Sam Second", "triager", "auditor")).actor;
    const box = (role: string) => page.locator(`input[name=roles][value=${role}]`);
    const ticked = async () =>
      page
        .locator("input[name=roles]:checked")
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    const roles = async () => {
      const { rows } = await scene.owner.query(
        "select role from person_roles where person_id = $1 order by role",
        [personId],
      );
      return rows.map(({ role }) => role);
    };
    await page.goto(`/desk/people/${personId}`);
    await box("auditor").uncheck();
    await box("triager").uncheck();
    await box("developer").check();
    await box("publisher").check();
    await letProofRunOut(scene.owner, ada);
    await button(page, "Change the roles").click();
    await expect(proof(page)).toBeFocused();
    expect(await ticked()).toEqual(["developer", "publisher"]);
    expect(await roles()).toEqual(["auditor", "triager"]);
    await prove(page, "Change the roles", "not the password");
    await expect(problem(page)).toContainText("The password is not right");
    expect(await ticked()).toEqual(["developer", "publisher"]);
    await prove(page, "Change the roles", ada.password);
    await expect(page.getByRole("status").filter({ hasText: "The roles are changed" })).toBeVisible();
    expect(await roles()).toEqual(["developer", "publisher"]);
    expect(await ticked()).toEqual(["developer", "publisher"]);
  });

test("asked for inside a form, the proof has no axe violation and fits, wide and narrow, light and dark", async ({
  scene,
  arrange,
  ada,
  staffPage,
}) => {
  const page = await staffPage();
  const { personId } = (await arrange.colleague("Lou Last", "triager")).actor;
  for (const refused of [false, true]) {
    await page.goto(`/desk/people/${personId}`);
    await letProofRunOut(scene.owner, ada);
    await button(page, "Change the roles").click();
    await expect(proof(page)).toBeVisible();
    if (refused) {
      await prove(page, "Change the roles", "not the password");
      await expect(problem(page)).toContainText("The password is not right");
    }
    await expectAccessible(page);
  }
});
