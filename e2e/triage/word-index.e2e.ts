import { expect, test } from "@playwright/test";
import { sendReport } from "@/db/testing/cast";
import { admin, ago, db, deskOf, openTriageDesk } from "./scene";

openTriageDesk();

test("the index of words is switched off and on again in the settings", async ({ browser }) => {
  await sendReport(ago(3));
  const words = async () => (await db.owner.query("select from case_words")).rowCount ?? 0;
  await expect.poll(words).toBeGreaterThan(0);
  const page = await deskOf(browser, admin);
  await page.goto("/desk/settings/search");
  await page.getByRole("radio", { name: "Off" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").getByText("Switched off.")).toBeVisible();
  expect(await words()).toBe(0);
  await page.getByRole("radio", { name: "On", exact: true }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").getByText("Switched on.")).toBeVisible();
  const cases = (await db.owner.query("select from cases")).rowCount ?? 0;
  await expect.poll(words).toBe(cases);
});
