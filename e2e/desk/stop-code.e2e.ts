import { acceptedCase } from "@/db/testing/journey";
import { expect } from "../setup/test";
import { button, letProofRunOut, problem, prove, test } from "../support/step-up";

const REASON = "The code was sent to a list of ours by mistake. ".repeat(60).trim();

test("a reporter's code is stopped and allowed again, with the reason kept over a confirmation", async ({
  browser,
  scene,
  arrange,
  ada,
  staffPage,
}) => {
  const { actor: selin } = await arrange.colleague("Selin Ekici", "triager");
  const { reference, code } = await acceptedCase(selin, new Date());
  const page = await staffPage({ javaScriptEnabled: false });
  await page.goto(`/desk/cases/${reference}`);
  await page.getByText("Stop the reporter’s code", { exact: true }).click();
  await page.getByLabel("Why, and who asked for it").fill(REASON);
  await letProofRunOut(scene.owner, ada);
  await button(page, "Stop the code").click();
  await expect(page.getByLabel("Why, and who asked for it")).toHaveValue(REASON);
  await prove(page, "Stop the code", ada.password);
  await expect(page.getByText("Stopped: the reporter’s code opens nothing.")).toBeVisible();
  const reporter = await browser.newPage();
  const track = async () => {
    await reporter.goto("/track");
    await reporter.getByLabel("Secret code").fill(code);
    await reporter.getByRole("button", { name: "Open the case" }).click();
  };
  await track();
  await expect(problem(reporter)).toContainText("This code does not open a case");
  await page.goto(`/desk/cases/${reference}`);
  await page.getByText("Allow the reporter’s code again").click();
  await page.getByLabel("Why it is safe again").fill("It was not the reporter who wrote to us.");
  await button(page, "Allow the code again").click();
  await expect(page.getByText("Stop the reporter’s code", { exact: true })).toBeVisible();
  await track();
  await expect(reporter).toHaveURL(/\/portal$/);
});
