import { expect, test } from "@playwright/test";
import { type BoardDesk, hours, openBoard, openBoardDesk } from "../support/board-desk";

// What is typed in the dialogs of the board: sent by Ctrl and Enter, and not lost by a key.
test.describe.configure({ mode: "default" });

let desk: BoardDesk;
test.beforeAll(async () => {
  desk = await openBoardDesk();
  const rest = { state: "acknowledged", clocks: false } as const;
  await desk.make.makeCase({ ...rest, title: "Rated by hand", receivedAt: hours(9) });
});
test.afterAll(() => desk?.stop());

const BOARD = "/desk/board?q=is:open&sort=-received";

test("Ctrl and Enter send what stands in a dialog", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, BOARD);
  await page.keyboard.press("j");
  await page.keyboard.press("v");
  const dialog = page.getByRole("dialog", { name: "Rate by hand" });
  await dialog.getByRole("radio", { name: "High" }).check();
  await dialog.getByLabel("Why this severity").fill("Read by anybody on the network.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("region", { name: "What was done" })).toBeVisible();
  await expect(dialog).toHaveCount(0);
});

test("Esc asks before typed words are thrown away, and does not where there are none", async ({
  browser,
}) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, BOARD);
  await page.keyboard.press("j");
  await page.keyboard.press("h");
  const dialog = page.getByRole("dialog", { name: "Snooze" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("h");
  const field = dialog.getByLabel("Whom exactly");
  await field.fill("The vendor’s team");
  const asked: string[] = [];
  page.once("dialog", (question) => {
    asked.push(question.message());
    void question.dismiss();
  });
  await page.keyboard.press("Escape");
  await expect.poll(() => asked).toEqual([expect.stringContaining("Close this without it?")]);
  await expect(field).toHaveValue("The vendor’s team");
  page.once("dialog", (question) => void question.accept());
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

test("a changed view keeps its name, and the menu offers what can be done", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, "/desk/board?view=all&q=is:open");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("All open, changed");
  await page.keyboard.press("j");
  await page.keyboard.press("Control+k");
  const find = page.getByRole("combobox", { name: "Find a command" });
  await find.fill("watch");
  await expect(page.getByRole("option", { name: /^Watch EX-/ })).toBeVisible();
  await expect(page.getByRole("option", { name: /Stop watching/ })).toHaveCount(0);
});
