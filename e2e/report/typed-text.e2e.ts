import type { Page } from "@playwright/test";
import { expect, test } from "../setup/test";
import { askedOnLeaving, questionsOf } from "../support/leaving";
import { fillFirstStep, nextStep, startReport } from "../support/report";

const back = (page: Page) => page.getByRole("button", { name: "Back", exact: true }).click();
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("Back and the steps at the side save what is typed, right or wrong, and judge nothing", async ({
      page,
    }) => {
      const questions = questionsOf(page);
      await startReport(page);
      await page.getByLabel("What happens, and why is it a problem?").fill("No title yet");
      await back(page);
      await expect(heading(page)).toHaveText("Report a vulnerability");
      await page.getByRole("link", { name: "Go on with your report" }).click();
      await expect(page.getByLabel("What happens, and why is it a problem?")).toHaveValue("No title yet");
      await expect(page.getByRole("alert").filter({ hasText: "problem" })).toHaveCount(0);
      await fillFirstStep(page);
      await nextStep(page);
      await expect(heading(page)).toHaveText("How to reproduce it");
      await nextStep(page);
      await expect(heading(page)).toHaveText("Impact");
      await page.getByLabel("CVSS vector").fill("CVSS:3.1/AV:N");
      await page.getByRole("button", { name: "Where is it?" }).click();
      await expect(heading(page)).toHaveText("Where is it?");
      await page.getByLabel("Version, tag, branch or commit").fill("2.8.3");
      await back(page);
      await expect(page.getByLabel("Title")).toHaveValue("Session cookie survives sign-out");
      await page.goto("/report/impact");
      await expect(page.getByLabel("CVSS vector")).toHaveValue("CVSS:3.1/AV:N");
      await page.goto("/report/where");
      await expect(page.getByLabel("Version, tag, branch or commit")).toHaveValue("2.8.3");
      expect(questions).toEqual([]);
    });

    test("Back from “Change” keeps the change and leads to the check page; Enter still continues", async ({
      page,
    }) => {
      await startReport(page);
      await fillFirstStep(page);
      await page.goto("/report/what?then=check");
      await page.getByLabel("Title").fill("A better title");
      await back(page);
      await expect(page).toHaveURL(/\/report\/check$/);
      await expect(page.getByRole("main")).toContainText("A better title");
      await page.goto("/report/what");
      await page.getByLabel("Title").press("Enter");
      await expect(heading(page)).toHaveText("Where is it?");
    });
  });
}

test("a link, a reload and the browser's Back ask before typed text is left; Continue does not", async ({
  page,
}) => {
  await startReport(page);
  await fillFirstStep(page);
  const version = page.getByLabel("Version, tag, branch or commit");
  await version.pressSequentially("2.8.3");
  const ways = [
    () => page.getByRole("link", { name: "Policy", exact: true }).click(),
    () => page.evaluate(() => window.location.reload()),
    () => page.evaluate(() => window.history.back()),
  ];
  for (const way of ways) expect(await askedOnLeaving(page, "stay", way)).toBe("beforeunload");
  await expect(version).toHaveValue("2.8.3");
  const questions = questionsOf(page);
  await nextStep(page);
  await expect(heading(page)).toHaveText("How to reproduce it");
  expect(questions).toEqual([]);
});
