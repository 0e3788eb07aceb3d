import { expect, test } from "@playwright/test";
import { type BoardDesk, openBoard, openBoardDesk } from "../support/board-desk";

// What the search box offers, by keys alone.
test.describe.configure({ mode: "default" });

let desk: BoardDesk;
test.beforeAll(async () => {
  desk = await openBoardDesk();
});
test.afterAll(() => desk?.stop());

test("a qualifier is taken with Tab and goes on with its values, a value with Enter", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, "/desk/board");
  const search = page.getByRole("combobox", { name: "Search cases" });
  const list = page.getByRole("listbox", { name: "What may stand here" });
  const taken = list.getByRole("option", { selected: true });
  await search.fill("sev");
  await expect(search).toHaveAttribute("aria-expanded", "true");
  await expect(list.getByRole("option")).toHaveText([/^severity:/]);
  await expect(taken).toHaveCount(0);
  await search.press("ArrowDown");
  await expect(taken).toHaveText(/^severity:/);
  expect(await taken.getAttribute("id")).toBe(await search.getAttribute("aria-activedescendant"));
  await search.press("Tab");
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("severity:");
  await expect(list.getByRole("option")).not.toHaveText([/^severity:/]);
  await expect(taken).toHaveCount(0);
  const last = list.getByRole("option").last();
  const value = (await last.locator("bdi").first().textContent()) ?? "";
  await search.press("ArrowUp");
  await expect(taken).toContainText(value);
  await search.press("Enter");
  await expect(search).toHaveValue(`severity:${value} `);
  await expect(list).toBeHidden();
  await expect(search).toHaveAttribute("aria-expanded", "false");
  await expect(page).toHaveURL(new RegExp(`severity%3A${value}`));
});

test("Escape closes the list, then brings the view’s own search back; an arrow opens the list again", async ({
  browser,
}) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, "/desk/board");
  const search = page.getByRole("combobox", { name: "Search cases" });
  const list = page.getByRole("listbox", { name: "What may stand here" });
  const own = await search.inputValue();
  await search.fill("sta");
  await expect(list).toBeVisible();
  await search.press("Escape");
  await expect(list).toBeHidden();
  await expect(search).toHaveValue("sta");
  await search.press("ArrowDown");
  await expect(list).toBeVisible();
  await expect(list.getByRole("option", { selected: true })).toHaveCount(0);
  await search.press("Escape");
  await expect(list).toBeHidden();
  await search.press("Escape");
  await expect(search).toHaveValue(own);
  await expect(search).toBeFocused();
  await search.press("Escape");
  await expect(search).not.toBeFocused();
});
