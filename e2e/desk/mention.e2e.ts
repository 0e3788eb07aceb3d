import { expect, test } from "@playwright/test";
import type { MadeCase } from "@/db/factories";
import { type BoardDesk, hours, openBoardDesk } from "../support/board-desk";

// Naming a colleague while one writes.
test.describe.configure({ mode: "default" });

let desk: BoardDesk;
let one: MadeCase;
test.beforeAll(async () => {
  desk = await openBoardDesk();
  await desk.make.makePerson(["developer"], { name: "Jona Ek" });
  await desk.make.makePerson([], { name: "Jonathan Vendor" });
  one = await desk.make.makeCase({
    title: "Talked about",
    receivedAt: hours(9),
    state: "acknowledged",
    clocks: false,
    reporter: { name: "Ada Example" },
  });
});
test.afterAll(() => desk?.stop());

test("names of those who may read the case are offered after @, chosen by keys, and told", async ({
  browser,
}) => {
  const page = await desk.pageOf(browser, desk.mara);
  await page.goto(`/desk/cases/${one.reference}?write=note`);
  const text = page.getByRole("textbox", { name: "Message", exact: true });
  await expect(text).toBeFocused();
  await page.keyboard.type("Could you look, @jo");
  const list = page.getByRole("listbox", { name: "Colleagues who can read this" });
  await expect(list.getByRole("option")).toHaveText(["Jona Ek", "Jonas Lind"]);
  const active = () => text.getAttribute("aria-activedescendant");
  await expect(list.getByRole("option", { selected: true })).toHaveText("Jona Ek");
  expect(await list.getByRole("option", { selected: true }).getAttribute("id")).toBe(await active());
  await page.keyboard.press("ArrowDown");
  await expect(list.getByRole("option", { selected: true })).toHaveText("Jonas Lind");
  await page.keyboard.press("Enter");
  await expect(text).toHaveValue("Could you look, @Jonas Lind ");
  await expect(list).toBeHidden();
  await page.keyboard.type("and @");
  await expect(list).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(text).toBeFocused();
  await page.keyboard.press("Backspace");
  await page.keyboard.type("@ek");
  await list.getByRole("option", { name: "Jona Ek" }).click();
  await expect(text).toHaveValue("Could you look, @Jonas Lind and @Jona Ek ");
  await expect(text).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("article").filter({ hasText: "@Jona Ek" })).toBeVisible();
  await expect(
    page.locator("section").filter({ has: page.getByRole("heading", { name: "Watching", exact: true }) }),
  ).toContainText("Jona Ek");
});

test("in a message to the reporter nobody is offered, and the menu is there in a note", async ({
  browser,
}) => {
  const page = await desk.pageOf(browser, desk.mara);
  await page.goto(`/desk/cases/${one.reference}?write=reply`);
  const text = page.getByRole("textbox", { name: "Message", exact: true });
  await expect(text).toBeFocused();
  await page.keyboard.type("Ask @jo");
  const list = page.getByRole("listbox", { name: "Colleagues who can read this" });
  await expect(list).toBeHidden();
  await page.getByRole("radio", { name: "Internal" }).check();
  await text.press("n");
  await expect(list.getByRole("option")).toHaveText(["Jona Ek", "Jonas Lind"]);
  await page.getByRole("button", { name: "Mention a colleague" }).click();
  await expect(page.getByRole("menuitem")).toHaveText(["Jona Ek", "Jonas Lind"]);
});
