import { expect, type Page, test } from "@playwright/test";
import { type BoardDesk, hours, openBoard, openBoardDesk } from "../support/board-desk";

// What one reads on the board: whole references, only what is wrong, what keys and panels do.
test.describe.configure({ mode: "default" });

const REFERENCE = "ABCDEF-2026-7KQM2";

let desk: BoardDesk;
test.beforeAll(async () => {
  desk = await openBoardDesk();
  const { make } = desk;
  await make.makeCase({
    reference: REFERENCE,
    title: "Deserialisation of cached job arguments by the queue",
    receivedAt: hours(26),
    assigneeId: desk.mara.id,
  });
  await make.makeCase({ title: "Another one", receivedAt: hours(3) });
});
test.afterAll(() => desk?.stop());

const search = (page: Page) => page.getByRole("combobox", { name: "Search cases" });

/** Whether the whole link is inside the box it stands in, and that box inside the window. */
async function isWhole(page: Page, within: string): Promise<boolean> {
  const link = page.locator(within).getByRole("link", { name: REFERENCE });
  await expect(link).toBeVisible();
  return link.evaluate((element) => {
    const box = (element.closest("th, li, aside") ?? element).getBoundingClientRect();
    const own = element.getBoundingClientRect();
    return own.left >= box.left && own.right <= box.right && own.right <= innerWidth;
  });
}

for (const width of [390, 1180, 1440])
  test(`a reference of six letters is read whole at ${width} px, in every layout`, async ({ browser }) => {
    const page = await desk.pageOf(browser, desk.mara, { viewport: { width, height: 900 } });
    await openBoard(page, "/desk/board");
    expect(await isWhole(page, "tbody")).toBe(true);
    await openBoard(page, `/desk/board?peek=${REFERENCE}`);
    expect(await isWhole(page, "aside")).toBe(true);
    expect(await page.locator(".board-cases").evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(
      true,
    );
    await openBoard(page, "/desk/board?layout=states");
    expect(await isWhole(page, ".state-columns")).toBe(true);
  });

test("in rows of 48 px a short title leaves two lines to the reason", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, "/desk/board");
  const heights = await page
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeLessThanOrEqual(49);
  expect(Math.max(...heights)).toBeLessThanOrEqual(70);
  const cut = await page
    .locator("tr", { hasText: "Another one" })
    .locator(".row-why")
    .evaluate((why) => why.scrollWidth > why.clientWidth);
  expect(cut).toBe(false);
});

test("the key of the search goes on with what stands there", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, "/desk/board");
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await page.keyboard.type(" sev");
  await expect(search(page)).toHaveValue("is:open -is:snoozed sort:promise sev");
});

test("of a search that makes no sense only what is wrong is told", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, `/desk/board?${new URLSearchParams({ q: 'is:nothing "unclosed' })}`);
  await expect(page.getByText("No case is shown. is: does not know “nothing”.")).toBeVisible();
  await expect(page.getByText("No case fits these filters.")).toBeHidden();
  await expect(page.getByText("0 cases")).toBeHidden();
});

test("the columns say which of them wait for room, and Escape closes them", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, "/desk/board");
  const button = page.getByRole("button", { name: "Columns" });
  await button.click();
  const panel = page.getByRole("region", { name: "Columns" });
  await expect(panel.getByRole("checkbox", { name: "Product (shown when there is room)" })).toBeChecked();
  await expect(panel.getByRole("checkbox", { name: "Severity", exact: true })).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(button).toBeFocused();
});

test("what was done is told until another search is looked at", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, "/desk/board");
  await page.keyboard.press("j");
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Find a command" }).fill("mark as read");
  await page.keyboard.press("Enter");
  const done = page.getByRole("region", { name: "What was done" });
  await expect(done).toBeVisible();
  await page.getByRole("link", { name: "Unassigned" }).click();
  await expect(page.getByRole("heading", { name: "Unassigned" })).toBeVisible();
  await expect(done).toBeHidden();
});

test("a coordinator finds labels, playbooks and canned replies in the settings and by the command menu", async ({
  browser,
}) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, "/desk/board");
  await page.getByRole("navigation", { name: "Desk" }).getByRole("link", { name: "Settings" }).click();
  await page.getByRole("main").getByRole("link", { name: "Playbooks" }).click();
  await expect(page.getByRole("heading", { name: "Playbooks", level: 1 })).toBeVisible();
  const tabs = page.getByRole("navigation", { name: "Sections of the settings" });
  await expect(tabs.getByRole("link")).toHaveText(["Labels", "Playbooks", "Canned replies"]);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Find a command" }).fill("repl");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Canned replies", level: 1 })).toBeVisible();
});
