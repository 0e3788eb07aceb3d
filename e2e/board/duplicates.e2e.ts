import { expect, test } from "@playwright/test";
import type { MadeCase } from "@/db/factories";
import { type BoardDesk, hours, openBoard, openBoardDesk } from "../support/board-desk";

// Several cases marked at once as duplicates of an earlier one.
test.describe.configure({ mode: "default" });

let desk: BoardDesk;
test.beforeAll(async () => {
  desk = await openBoardDesk();
});
test.afterAll(() => desk?.stop());

const made = (title: string, age: number): Promise<MadeCase> =>
  desk.make.makeCase({
    title,
    receivedAt: hours(age),
    state: "acknowledged",
    clocks: false,
    severity: "low",
    reporter: { name: "Ada Example" },
  });
const standing = async ({ id }: MadeCase) =>
  (await desk.owner.query("select state, outcome, duplicate_of from cases where id = $1", [id])).rows[0];

test("the earlier case is found by its title, a wrong reference keeps what was typed, and undo opens them again", async ({
  browser,
}) => {
  const earlier = await made("Overflow in the index reader", 50);
  const [one, other] = [await made("Reader crashes", 20), await made("Crash on a crafted file", 10)];
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, `/desk/board?q=${encodeURIComponent("severity:low")}`);
  for (const { reference } of [earlier, one, other])
    await page.getByRole("checkbox", { name: `Select ${reference}` }).check();
  await page.keyboard.press("2");
  const dialog = page.getByRole("dialog", { name: "Mark as a duplicate" });
  const box = dialog.getByRole("combobox", { name: "The earlier case" });
  await expect(box).toBeFocused();
  await page.keyboard.type("EX-2026-ZZZZZ");
  await dialog.getByLabel("Reason").fill("We knew of it before.");
  await dialog.getByRole("button", { name: "Close as duplicates" }).click();
  await expect(dialog).toContainText("All 3 cases: There is no case with this reference.");
  await expect(box).toHaveAttribute("aria-invalid", "true");
  await expect(box).toHaveValue("EX-2026-ZZZZZ");
  await expect(dialog.getByLabel("Reason")).toHaveValue("We knew of it before.");

  page.once("dialog", (question) => void question.accept());
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.getByRole("checkbox", { name: `Select ${earlier.reference}` }).uncheck();
  await page.keyboard.press("2");
  await box.fill("index");
  await expect(dialog.getByRole("option")).toHaveText([`${earlier.reference}Overflow in the index reader`]);
  await page.keyboard.press("Escape");
  await expect(dialog.getByRole("option")).toHaveCount(0);
  await box.fill("index r");
  await page.keyboard.press("ArrowDown");
  await expect(dialog.getByRole("option", { selected: true })).toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("option")).toHaveCount(0);
  await expect(box).toHaveValue("index r");
  await box.fill("index re");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(box).toHaveValue(earlier.reference);
  await dialog.getByRole("button", { name: "Close as duplicates" }).click();
  const report = page.getByRole("region", { name: "What was done" });
  await expect(report).toContainText("2 cases closed as duplicate.");
  for (const later of [one, other])
    expect(await standing(later)).toEqual({
      state: "closed",
      outcome: "duplicate",
      duplicate_of: earlier.id,
    });
  await report.getByRole("button", { name: "Undo" }).click();
  await expect(report).toContainText("2 cases split from the earlier case");
  for (const later of [one, other])
    expect(await standing(later)).toEqual({ state: "acknowledged", outcome: null, duplicate_of: null });
});

test("where one of them is the earlier case itself, it is named and the others are done", async ({
  browser,
}) => {
  const earlier = await made("Named among them", 60);
  const later = await made("Repeats what stands beside it", 30);
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, `/desk/board?q=${encodeURIComponent("severity:low state:acknowledged")}`);
  for (const { reference } of [earlier, later])
    await page.getByRole("checkbox", { name: `Select ${reference}` }).check();
  await page
    .getByRole("region", { name: "Selected cases" })
    .getByRole("button", { name: /^Duplicate/ })
    .click();
  const dialog = page.getByRole("dialog", { name: "Mark as a duplicate" });
  await dialog.getByRole("combobox", { name: "The earlier case" }).fill(earlier.reference);
  await dialog.getByRole("button", { name: "Close as duplicates" }).click();
  const report = page.getByRole("region", { name: "What was done" });
  await expect(report).toContainText("1 of 2 cases closed as duplicate, 1 refused");
  await expect(report.getByRole("listitem")).toContainText(earlier.reference);
  await expect(report.getByRole("listitem")).toContainText("itself, or a duplicate of it");
  expect(await standing(later)).toMatchObject({ duplicate_of: earlier.id });
});

test("an earlier case that is about to be linked with a later one is named, and nobody is told that it was known", async ({
  browser,
}) => {
  const earlier = await made("Came in first", 70);
  const later = await made("Came in second", 40);
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, `/desk/board?q=${encodeURIComponent("severity:low state:acknowledged")}`);
  await page.getByRole("checkbox", { name: `Select ${earlier.reference}` }).check();
  await page.keyboard.press("2");
  const dialog = page.getByRole("dialog", { name: "Mark as a duplicate" });
  await expect(dialog.getByLabel("Reason")).toHaveValue(/We are working on the same problem/);
  const warning = dialog.getByText(`${earlier.reference} came in before ${later.reference}`);
  await dialog.getByRole("combobox", { name: "The earlier case" }).fill(later.reference);
  await expect(warning).toBeVisible();
  await dialog.getByRole("combobox", { name: "The earlier case" }).fill("EX-2026-ZZZZZ");
  await expect(warning).toHaveCount(0);
});
