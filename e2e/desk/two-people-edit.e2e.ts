import { expect, test } from "../setup/test";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("story 20: two people edit, the second sees it and loses nothing", async ({ browser, arrange }) => {
      const { reference } = await arrange.report({ title: "Before" });
      const open = async (name: string) => {
        const context = await browser.newContext();
        await arrange.signIn(context, await arrange.colleague(name, "triager"));
        const page = await context.newPage();
        await page.goto(`/desk/cases/${reference}?edit=facts`);
        await expect(page.getByLabel("Title")).toHaveValue("Before");
        return page;
      };
      const first = await open("Mara Okoye");
      const second = await open("Jonas Lind");
      await first.getByLabel("Title").fill("By the first");
      await first.getByRole("button", { name: "Save facts" }).click();
      await expect(first.getByRole("heading", { level: 1 })).toHaveText("By the first");
      await second.getByLabel("Title").fill("By the second");
      await second.getByRole("button", { name: "Save facts" }).click();
      await expect(second.getByRole("alert", { name: "There is a problem" })).toContainText(
        "Somebody changed this case while you were writing",
      );
      await expect(second.getByLabel("Title")).toHaveValue("By the second");
      await expect(second.getByText("Saved by somebody else meanwhile: By the first")).toBeVisible();
      await second.getByRole("button", { name: "Save facts" }).click();
      await expect(second.getByRole("heading", { level: 1 })).toHaveText("By the second");
    });
  });
}

test("an embargo is a date and a time of a named zone; a half of it is refused where it stands", async ({
  browser,
  arrange,
}) => {
  const { reference } = await arrange.report({ title: "To be kept quiet" });
  const context = await browser.newContext();
  await arrange.signIn(context, await arrange.colleague("Petra Lund", "coordinator"));
  const page = await context.newPage();
  await page.goto(`/desk/cases/${reference}?edit=facts`);
  await expect(page.getByText(/^In .+, the zone of the policy\./)).toBeVisible();
  const year = new Date().getUTCFullYear() + 2;
  await page.getByLabel("Embargo until", { exact: true }).fill(`${year}-12-14`);
  await page.getByRole("button", { name: "Save facts" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText("Enter the time too");
  await expect(page.getByLabel("Embargo until", { exact: true })).toHaveAccessibleDescription(
    /Enter the time too/,
  );
  await expect(page.getByLabel("Embargo until", { exact: true })).toHaveValue(`${year}-12-14`);
  await page.getByLabel("Time: Embargo until").fill("15:00");
  await page.getByRole("button", { name: "Save facts" }).click();
  const facts = page.locator("#facts");
  await expect(facts.getByRole("definition").filter({ hasText: `14 Dec ${year}` })).toBeVisible();
  await expect(page.getByLabel("Time: Embargo until")).toHaveValue("15:00");
});
