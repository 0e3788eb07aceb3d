import { expect, test } from "../setup/test";
import { fillFirstStep, pressSend, readReceipt, startReport, toCheckPage } from "../support/report";

test("a report that fills the decoy is held, not lost", async ({ page, scene }) => {
  await startReport(page);
  await fillFirstStep(page, "Sent by a program");
  await toCheckPage(page);
  await page.locator("[name=website]").evaluate((field: HTMLInputElement) => {
    field.value = "https://spam.example";
  });
  await pressSend(page);
  const { reference } = await readReceipt(page);
  const { rows } = await scene.owner.query("select held from cases where reference = $1", [reference]);
  expect(rows).toEqual([{ held: true }]);
});
