import { expect, type Page, test } from "@playwright/test";
import { type BoardDesk, hours, openBoard, openBoardDesk } from "../support/board-desk";

// From a search to a case, on to the next one, and back to the row one came from.
test.describe.configure({ mode: "default" });

let desk: BoardDesk;
const references: string[] = [];
test.beforeAll(async () => {
  desk = await openBoardDesk();
  const rest = { state: "acknowledged", clocks: false, severity: "high" } as const;
  for (let number = 1; number <= 52; number += 1) {
    const made = await desk.make.makeCase({ ...rest, title: `Case ${number}`, receivedAt: hours(number) });
    references.push(made.reference);
  }
});
test.afterAll(() => desk?.stop());

const SEARCH = "/desk/board?q=severity%3Ahigh&sort=received";
const cursor = (page: Page) => page.locator("tbody tr[data-cursor]");
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const list = (page: Page) => page.locator("main p.font-mono").first();

/** Opens the row so far down by keys. */
async function openRow(page: Page, row: number): Promise<void> {
  for (let at = 0; at < row; at += 1) await page.keyboard.press("j");
  await expect(cursor(page)).toContainText(references[row - 1] ?? "");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(`Case ${row}`);
}

test("Esc leads back to the same search and row, and so do the link and the browser", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  const back = page.getByRole("link", { name: "Board", exact: true }).and(page.locator("[data-key=back]"));
  for (const leave of [() => page.keyboard.press("Escape"), () => back.click(), () => page.goBack()]) {
    await openBoard(page, SEARCH);
    await openRow(page, 3);
    await expect(list(page)).toContainText("3 of 52");
    expect(new URL(page.url()).search).toBe("");
    await leave();
    await expect(cursor(page)).toContainText(references[2] ?? "");
    await expect(page).toHaveURL(SEARCH);
    await expect(cursor(page).locator("a[data-case]")).toBeFocused();
  }
});

test("j and k go through the list inside the case, and the board follows", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, SEARCH);
  await openRow(page, 2);
  await page.keyboard.press("j");
  await expect(heading(page)).toHaveText("Case 3");
  await expect(list(page)).toContainText("3 of 52");
  await page.keyboard.press("k");
  await expect(heading(page)).toHaveText("Case 2");
  await page.getByRole("link", { name: "Next case" }).click();
  await expect(heading(page)).toHaveText("Case 3");
  await page.keyboard.press("Escape");
  await expect(cursor(page)).toContainText(references[2] ?? "");
});

test("behind the last case of a page comes the first of the next one", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, SEARCH);
  await page.locator("tbody tr").nth(49).locator("a[data-case]").click();
  await expect(heading(page)).toHaveText("Case 50");
  await page.keyboard.press("j");
  await expect(heading(page)).toHaveText("Case 51");
  await expect(list(page)).toContainText("51 of 52");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/after=/);
  await expect(cursor(page)).toContainText(references[50] ?? "");
});

test("beside a case its keys go on: Esc to the case, the others to what they name", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, SEARCH);
  await openRow(page, 1);
  // The place in the list comes by script, and the keys with it.
  await expect(list(page)).toContainText("1 of 52");
  await page.keyboard.press("v");
  await expect(page).toHaveURL(/\/score/);
  await expect(list(page)).toContainText("1 of 52");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/desk\/cases\/[^/]+$/);
  await expect(list(page)).toContainText("1 of 52");
  await page.keyboard.press("v");
  await expect(page).toHaveURL(/\/score/);
  await expect(list(page)).toContainText("1 of 52");
  await page.keyboard.press("n");
  await expect(page.getByRole("textbox", { name: "Message", exact: true })).toBeFocused();
});

test("a case that came by its address stands in no list", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await page.goto(`/desk/cases/${references[4]}`);
  await expect(heading(page)).toHaveText("Case 5");
  await expect(list(page)).not.toContainText(" of ");
  await expect(page.locator("main").getByRole("link", { name: "Board" })).toHaveAttribute(
    "href",
    "/desk/board",
  );
});

test("without JavaScript the way back keeps the search", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara, { javaScriptEnabled: false });
  await page.goto(SEARCH);
  await page.locator("tbody tr").nth(2).locator("a[data-case]").click();
  await expect(heading(page)).toHaveText("Case 3");
  await page.locator("main").getByRole("link", { name: "Board" }).click();
  await expect(page).toHaveURL(SEARCH);
});

test("signing out forgets the list", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, SEARCH);
  await openRow(page, 1);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("severity");
});
