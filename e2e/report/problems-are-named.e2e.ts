import { expect, test } from "../setup/test";
import { nextStep, startReport } from "../support/report";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("story 2: an empty title is named in the page title, a focused summary and beside the field", async ({
      page,
    }) => {
      await startReport(page);
      await page.getByLabel("What happens, and why is it a problem?").fill("Kept text");
      await nextStep(page);
      await expect(page).toHaveTitle(/^Error: What did you find\?/);
      const summary = page.getByRole("alert").filter({ hasText: "There is a problem" });
      await expect(summary).toBeFocused();
      await expect(page.getByLabel("What happens, and why is it a problem?")).toHaveValue("Kept text");
      const title = page.getByLabel("Title");
      await expect(title).toHaveAccessibleDescription(/Error: Enter one line that says what you found/);
      await summary.getByRole("link", { name: "Enter one line that says what you found" }).click();
      await expect(title).toBeFocused();
    });
  });
}
