import { acceptedCase, caseRow } from "@/db/testing/journey";
import { everything } from "../setup/scene";
import { expect } from "../setup/test";
import { button, endSessions, problem, test } from "../support/step-up";

const CANARY = "canary-question-t5n1";

test("when the session ends while somebody types, the form stays: signing in beside it is enough", async ({
  scene,
  arrange,
  ada,
  staffPage,
}) => {
  const { actor: selin } = await arrange.colleague("Selin Ekici", "triager");
  const { caseId, reference } = await acceptedCase(selin, new Date());
  const page = await staffPage();
  const signInBeside = async () => {
    const [beside] = await Promise.all([
      page.context().waitForEvent("page"),
      problem(page).getByRole("link", { name: "Sign in (new tab)" }).click(),
    ]);
    await beside.getByLabel("E-mail address").fill(ada.email);
    await beside.getByLabel("Password", { exact: true }).fill(ada.password);
    await beside.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(beside).toHaveURL(new RegExp(`/desk/cases/${reference}`));
    await beside.close();
  };
  await page.goto(`/desk/cases/${reference}?move=ask`);
  const question = page.getByLabel("Question to the reporter");
  await question.fill("Which version do you run, and on which system?");
  await endSessions(scene.owner, ada);
  await button(page, "Ask the reporter").click();
  await expect(problem(page)).toContainText("Your session has ended, and nothing was saved.");
  await expect(question).toHaveValue("Which version do you run, and on which system?");
  await signInBeside();
  await button(page, "Ask the reporter").click();
  await expect(page.getByText("Done: the case is now")).toBeVisible();
  expect((await caseRow(caseId))?.state).toBe("needs_info");

  const note = page.getByLabel("Message", { exact: true });
  await note.fill("A note of some length.");
  await page
    .getByLabel(/^Files/)
    .setInputFiles({ name: "trace.txt", mimeType: "text/plain", buffer: Buffer.from("x") });
  await endSessions(scene.owner, ada);
  await page.getByRole("button", { name: /^Add note for/ }).click();
  await expect(problem(page)).toContainText("Your session has ended and nothing was sent.");
  await expect(note).toHaveValue("A note of some length.");
  await signInBeside();
  await page.getByRole("button", { name: /^Add note for/ }).click();
  await expect(page.getByText("A note of some length.")).toBeVisible();
  await expect(page.getByRole("link", { name: "trace.txt" })).toBeVisible();
});

test("without JavaScript a session that ended shows what was typed, to be copied, and leads back to the page", async ({
  scene,
  arrange,
  ada,
  staffPage,
}) => {
  const { actor: selin } = await arrange.colleague("Selin Ekici", "triager");
  const { reference } = await acceptedCase(selin, new Date());
  const page = await staffPage({ javaScriptEnabled: false });
  await page.goto(`/desk/cases/${reference}?move=ask`);
  await page.getByLabel("Question to the reporter").fill(`${CANARY}\nWhich version <do> you run?`);
  await endSessions(scene.owner, ada);
  await button(page, "Ask the reporter").click();
  await expect(page.getByRole("alert")).toContainText("Your session has ended, and nothing was saved.");
  await expect(page.getByLabel("Your text, to copy")).toHaveValue(`${CANARY}\nWhich version <do> you run?`);
  expect(Object.values(await everything(scene.owner)).join("\n")).not.toContain(CANARY);
  await page.getByRole("link", { name: "Sign in, and back to the page" }).click();
  await page.getByLabel("E-mail address").fill(ada.email);
  await page.getByLabel("Password", { exact: true }).fill(ada.password);
  await button(page, "Sign in").click();
  await expect(page).toHaveURL(new RegExp(`/desk/cases/${reference}`));

  await page.goto("/desk/account");
  await page.getByLabel("New password").fill("canary-pass-of-mine");
  await endSessions(scene.owner, ada);
  await button(page, "Change the password").click();
  await expect(page.getByRole("alert")).toContainText("Your session has ended");
  expect(await page.content()).not.toContain("canary-pass-of-mine");
});
