import type { Page } from "@playwright/test";
import { caseReadyToPublish } from "@/db/testing/journey";
import { expect, test } from "../setup/test";
import { askedOnLeaving, questionsOf } from "../support/leaving";

const tab = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Case", exact: true }).getByRole("link", { name }).click();

test("a message that was not sent is not left by tab, key, reload or signing out without a question", async ({
  page,
  arrange,
}) => {
  const { reference } = await arrange.report({ title: "Overflow in the parser" });
  await arrange.signIn(page.context(), await arrange.colleague("Mara Okoye", "triager"));
  await page.goto(`/desk/cases/${reference}`);
  const message = page.getByLabel("Message", { exact: true });
  await message.pressSequentially("Which version");
  const byKeys = async () => {
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("g");
    await page.keyboard.press("b");
  };
  const ways: [string, () => Promise<unknown>][] = [
    ["beforeunload", () => tab(page, "Scoring")],
    ["beforeunload", byKeys],
    ["beforeunload", () => page.evaluate(() => window.location.reload())],
    ["confirm", () => page.getByRole("button", { name: "Sign out" }).click()],
  ];
  for (const [question, way] of ways) expect(await askedOnLeaving(page, "stay", way)).toBe(question);
  await expect(page).toHaveURL(new RegExp(`/desk/cases/${reference}$`));
  await expect(message).toHaveValue("Which version");

  const questions = questionsOf(page);
  await message.press("Control+Enter");
  await expect(page.getByRole("article").filter({ hasText: "Which version" })).toBeVisible();
  await tab(page, "Scoring");
  await expect(page).toHaveURL(/\/score$/);
  expect(questions).toEqual([]);
});

test("a file that is looked up while writing is downloaded without a question", async ({ page, arrange }) => {
  const { reference } = await arrange.report({ title: "Overflow in the parser" });
  await arrange.signIn(page.context(), await arrange.colleague("Mara Okoye", "triager"));
  await page.goto(`/desk/cases/${reference}`);
  const message = page.getByLabel("Message", { exact: true });
  await message.fill("See the trace.");
  const trace = { name: "trace.txt", mimeType: "text/plain", buffer: Buffer.from("x") };
  await page.getByLabel(/^Files/).setInputFiles(trace);
  await message.press("Control+Enter");
  const file = page.getByRole("link", { name: "trace.txt" });
  await expect(file).toBeVisible();
  await expect(message).toHaveValue("");
  const questions = questionsOf(page);
  await message.pressSequentially("What I read in it");
  const [download] = await Promise.all([page.waitForEvent("download"), file.click()]);
  expect(download.suggestedFilename()).toBe("trace.txt");
  expect(questions).toEqual([]);
  await expect(message).toHaveValue("What I read in it");
});

test("saving one part of a judgement asks about what is typed in another", async ({ page, arrange }) => {
  const { reference } = await arrange.report({ title: "Overflow in the parser" });
  await arrange.signIn(page.context(), await arrange.colleague("Mara Okoye", "triager"));
  const score = `/desk/cases/${reference}/score`;
  await page.goto(`${score}/weakness`);
  const product = page.getByLabel("Product, row 1");
  await product.fill("Example Server");
  const save = () => page.getByRole("button", { name: "Save name and CVE ID" }).click();
  expect(await askedOnLeaving(page, "stay", save)).toBe("confirm");
  await expect(product).toHaveValue("Example Server");

  await page.goto(`${score}/impact`);
  const sentence = page.getByLabel("What an attacker can do");
  await sentence.fill("Anybody can read everything.");
  const judge = () => page.getByRole("button", { name: "Save impact" }).click();
  expect(await askedOnLeaving(page, "stay", judge)).toBe("confirm");
  await expect(sentence).toHaveValue("Anybody can read everything.");
});

test("a message that was not sent is not left by going back within the desk", async ({ page, arrange }) => {
  const { reference } = await arrange.report({ title: "Overflow in the parser" });
  await arrange.signIn(page.context(), await arrange.colleague("Mara Okoye", "triager"));
  await page.goto(`/desk/cases/${reference}/score`);
  await tab(page, "Timeline");
  const message = page.getByLabel("Message", { exact: true });
  await message.pressSequentially("Which version");
  const back = () => page.evaluate(() => window.history.back());
  expect(await askedOnLeaving(page, "stay", back)).toBe("beforeunload");
  await expect(message).toHaveValue("Which version");
  expect(await askedOnLeaving(page, "leave", () => tab(page, "Scoring"))).toBe("beforeunload");
  await expect(page).toHaveURL(/\/score$/);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("the preview of an advisory shows what is typed and keeps it, and Refresh does not take it away", async ({
      page,
      arrange,
    }) => {
      const triager = await arrange.colleague("Selin Ekici", "triager");
      const coordinator = await arrange.colleague("Mara Okoye", "coordinator");
      const cast = { triager: triager.actor, coordinator: coordinator.actor };
      const { reference } = await caseReadyToPublish(cast, triager.now);
      await arrange.signIn(page.context(), triager);
      await page.goto(`/desk/cases/${reference}/advisory`);
      const details = page.getByLabel("Details", { exact: true });
      await details.fill("Typed, **not saved**.");
      // With JavaScript the preview follows by itself.
      const show = async () => {
        if (!javaScriptEnabled)
          await page.getByRole("button", { name: "See it as the public would" }).click();
      };
      await show();
      const preview = page.getByRole("region", { name: "As the public would read it, not saved yet" });
      await expect(preview.locator("strong", { hasText: "not saved" })).toBeVisible();
      await expect(details).toHaveValue("Typed, **not saved**.");

      await page.getByRole("button", { name: "Refresh from case" }).click();
      await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText(
        "save what you wrote first",
      );
      await expect(details).toHaveValue("Typed, **not saved**.");
      if (javaScriptEnabled)
        expect(await askedOnLeaving(page, "stay", () => tab(page, "Timeline"))).toBe("beforeunload");

      const questions = questionsOf(page);
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
      await page.getByRole("button", { name: "Refresh from case" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Taken from the case again." })).toBeVisible();
      await expect(details).toHaveValue("Typed, **not saved**.");
      await show();
      await expect(
        page.getByRole("region", { name: "As the public would read it", exact: true }),
      ).toBeVisible();
      await tab(page, "Timeline");
      await expect(page).toHaveURL(new RegExp(`/desk/cases/${reference}$`));
      expect(questions).toEqual([]);
    });
  });
}
