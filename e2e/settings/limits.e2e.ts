import { expect, test } from "@playwright/test";
import { Stranger } from "../setup/stranger";
import { expectAccessible } from "../support/accessible";
import { largeFile } from "../support/large-file";
import { nextStep, startReport } from "../support/report";
import { ada, done, freshPage, problem, proof, SettingsDesk } from "./desk";

test.describe.configure({ mode: "serial" });

let desk: SettingsDesk;
test.beforeAll(async ({ browser }) => {
  desk = await SettingsDesk.start(browser);
});
test.afterAll(() => desk?.stop());

for (const javaScriptEnabled of [false, true])
  test(`limits ask for a fresh proof in their form and keep what was typed, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
  }) => {
    const page = await desk.asAdmin(browser, { javaScriptEnabled });
    const tries = javaScriptEnabled ? "7" : "8";
    await desk.open(page, "limits");
    await page.getByLabel("Files of one report or message").fill(tries);
    await page.getByLabel("Unit: Size of one file").selectOption("GB");
    await page.getByLabel("Size of one file", { exact: true }).fill("0.05");
    await page.getByLabel(/^New receipt codes/).fill(tries);
    await desk.letProofsRunOut();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(proof(page)).toBeFocused();
    await proof(page).getByLabel("Your password").fill("not the password");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(problem(page)).toContainText("The password is not right");
    await expect(page.getByLabel("Files of one report or message")).toHaveValue(tries);
    await expect(page.getByLabel("Unit: Size of one file")).toHaveValue("GB");
    await expect(page.getByLabel(/^New receipt codes/)).toHaveValue(tries);
    await proof(page).getByLabel("Your password").fill(ada.password);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(done(page)).toContainText("Saved");
    await expect(proof(page)).toHaveCount(0);
    const { rows } = await desk.owner.query(
      "select files_per_message, file_bytes, rate_limits from settings",
    );
    expect(rows[0]).toMatchObject({
      files_per_message: Number(tries),
      rate_limits: { "new-code": Number(tries) },
    });
  });

test("a proof is about the limits that were seen: what somebody else saved before it stands beside them", async ({
  browser,
}) => {
  const [one, two] = [await desk.asAdmin(browser), await desk.asAdmin(browser)];
  for (const page of [one, two]) await desk.open(page, "limits");
  await one.getByLabel("Files of one report or message").fill("5");
  await one.getByLabel(/^Reports sent/).fill("50");
  await one.getByRole("button", { name: "Save" }).click();
  await expect(done(one)).toBeVisible();
  await desk.letProofsRunOut();
  await two.getByLabel("Files of one report or message").fill("6");
  await two.getByRole("button", { name: "Save" }).click();
  await proof(two).getByLabel("Your password").fill(ada.password);
  await two.getByRole("button", { name: "Save", exact: true }).click();
  await expect(problem(two)).toContainText("Somebody else changed the settings meanwhile");
  await expect(two.getByText("Saved by somebody else meanwhile: 50")).toBeVisible();
  await expect(two.getByText("Saved by somebody else meanwhile: 5", { exact: true })).toBeVisible();
  await expect(two.getByLabel("Files of one report or message")).toHaveValue("6");
  await expectAccessible(two);
});

test("limits say what the environment overrides, and hold at once", async ({ browser }) => {
  const page = await desk.asAdmin(browser);
  await desk.open(page, "limits");
  await expect(page.getByText("BREAKWATER_RATE_LIMITS is set in the environment")).toBeVisible();
  await expect(page.getByText("1000 by the environment")).toHaveCount(2);

  await page.getByLabel("Files of one report or message").fill("many");
  await page.getByLabel("Size of one file", { exact: true }).fill("7");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(problem(page)).toContainText("Set the files of one message to a whole number");
  await expect(page.getByLabel("Size of one file", { exact: true })).toHaveValue("7");
  await page.getByLabel("Files of one report or message").fill("3");
  await page.getByLabel(/^Wrong receipt codes/).fill("3");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(done(page)).toContainText("Saved");

  const stranger = new Stranger(desk.instance.url);
  await stranger.post("/report/start");
  expect(await stranger.text("/report/files")).toContain("Up to 3 files, 7 MB each.");
  for (const expected of [303, 303, 303, 429])
    expect((await stranger.post("/track/open", { code: "0000" })).status).toBe(expected);
});

test("what a server refuses all the same is named, what arrived is listed at once, and nothing of it is chosen any more", async ({
  browser,
}) => {
  const page = await freshPage(browser);
  await startReport(page, desk.origin);
  await page.goto(`${desk.origin}/report/files`);
  await page
    .getByLabel("Files")
    .setInputFiles([largeFile("poc.bin", 2048), largeFile("dump.bin", 2_097_152)]);
  await expect(page.getByRole("list", { name: "Chosen, not sent yet" }).getByRole("listitem")).toHaveCount(2);
  await desk.owner.query("update settings set file_bytes = 1048576");
  await nextStep(page);
  await expect(problem(page)).toContainText("dump.bin is too large. The limit is 1 MB a file.");
  await expect(page.getByRole("list", { name: "Attached" }).getByRole("listitem")).toHaveText([/poc\.bin/]);
  await expect(page.getByRole("list", { name: "Chosen, not sent yet" })).toHaveCount(0);
  await nextStep(page);
  await expect(page).toHaveURL(/\/report\/you$/);
  await page.goto(`${desk.origin}/report/files`);
  await expect(page.getByRole("list", { name: "Attached" }).getByRole("listitem")).toHaveCount(1);
});
