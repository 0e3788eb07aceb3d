import { expect, test } from "@playwright/test";
import { expectAccessible } from "../support/accessible";
import { type BoardDesk, hours, openBoard, openBoardDesk } from "../support/board-desk";

// The board as it stands, and with everything open that can stand over or beside it.
test.describe.configure({ mode: "default", timeout: 120_000 });

let desk: BoardDesk;
test.beforeAll(async () => {
  desk = await openBoardDesk();
  const product = await desk.make.makeProduct("Example Server", [{ name: "2.8" }]);
  const severities = ["critical", "high", "medium", "low", null] as const;
  for (const [at, severity] of severities.entries())
    await desk.make.makeCase({
      title: `Case ${at + 1}`,
      receivedAt: hours(20 + at * 4),
      state: at % 2 === 0 ? "new" : "acknowledged",
      severity,
      productId: product.id,
      clocks: at % 2 === 0 ? undefined : false,
      reporter: { name: "Ada Example" },
    });
});
test.afterAll(() => desk?.stop());

test("table, columns of states, no cases and a search with problems", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  for (const address of ["", "?layout=states", "?view=closed", "?q=severty:high"]) {
    await page.goto(`/desk/board${address}`);
    await expectAccessible(page);
  }
});

test("selection, panel, columns and forms", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, "/desk/board");
  await page.getByRole("button", { name: "Columns" }).click();
  await page.locator("tbody input[type=checkbox]").first().click();
  await page.locator("a[data-case]").first().focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("list", { name: "Promises" })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 1180, height: 900 });
  for (const [key, title] of [
    ["a", "Assign"],
    ["s", "Move"],
    ["v", "Rate by hand"],
    ["h", "Snooze"],
    ["2", "Mark as a duplicate"],
  ] as const) {
    await page.getByRole("button", { name: "Clear", exact: true }).focus();
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog", { name: title })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 1180, height: 900 });
  }
});
