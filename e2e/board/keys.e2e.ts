import { expect, type Page, test } from "@playwright/test";
import type { MadeCase } from "@/db/factories";
import { type BoardDesk, hours, openBoard, openBoardDesk } from "../support/board-desk";

// Every key of the desk, on the board and on the page of a case.
test.describe.configure({ mode: "default" });

let desk: BoardDesk;
let one: MadeCase;
test.beforeAll(async () => {
  desk = await openBoardDesk();
  await desk.make.makeLabel("Parser", "vendor");
  const product = await desk.make.makeProduct("Example Server", [{ name: "2.8" }]);
  const rest = { state: "acknowledged", clocks: false, productId: product.id } as const;
  for (const title of ["Third by age", "Second by age", "First by age"])
    one = await desk.make.makeCase({
      ...rest,
      title,
      receivedAt: hours(9),
      reporter: { name: "Ada Example" },
    });
});
test.afterAll(() => desk?.stop());

const board = "/desk/board?q=is:open&sort=-received";
const cursor = (page: Page) => page.locator("tbody tr[data-cursor]");
const selected = (page: Page) => page.locator("tbody tr[data-selected]");
const side = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

/** Opens the page of a case and waits until its own keys are heard, which may be later than those of the whole desk. */
async function openCase(page: Page, { reference }: MadeCase): Promise<void> {
  await page.goto(`/desk/cases/${reference}`);
  const help = page.getByRole("dialog", { name: "Keys" });
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(help).toBeVisible({ timeout: 1_000 });
    const listed = await help.textContent();
    await page.keyboard.press("Escape");
    // Empty only once its closing is done: until then a key would be lost.
    await expect(page.locator("dialog *")).toHaveCount(0);
    expect(listed).toContain("Send what is written");
  }).toPass();
}

test("on the board each key opens what it says, for the case under the cursor", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, board);
  await page.keyboard.press("j");
  await expect(cursor(page)).toHaveCount(1);
  for (const [key, name] of [
    ["a", "Assign"],
    ["s", "Move"],
    ["v", "Rate by hand"],
    ["l", "Label"],
    ["h", "Snooze"],
    ["1", "Accept"],
    ["2", "Mark as a duplicate"],
    ["3", "Reject"],
  ] as const) {
    await page.keyboard.press(key);
    const dialog = page.getByRole("dialog", { name, exact: true });
    await expect(dialog, key).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog, key).toHaveCount(0);
  }
  for (const [key, menu] of [
    ["?", "Keys"],
    ["Control+k", "Commands"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog", { name: menu })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog", { name: menu })).toBeHidden();
  }
  await page.keyboard.press("/");
  await expect(page.getByRole("combobox", { name: "Search cases" })).toBeFocused();
});

test("keys select, a range with Shift, and z undoes what was done to them", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, board);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(selected(page)).toHaveCount(1);
  await page.keyboard.press("Shift+J");
  await page.keyboard.press("Shift+J");
  await expect(selected(page)).toHaveCount(3);
  await page.keyboard.press("Shift+K");
  await expect(selected(page)).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(selected(page)).toHaveCount(0);
  await page.keyboard.press("k");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+X");
  await expect(selected(page)).toHaveCount(3);
  await page.keyboard.press("l");
  await page.getByRole("option", { name: "Parser" }).click();
  const report = page.getByRole("region", { name: "What was done" });
  await expect(report).toContainText("3 cases labelled.");
  await page.keyboard.press("z");
  await expect(report).toContainText("3 cases without the label now.");
});

test("g and a second key go to the places of the desk", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, board);
  for (const [key, address] of [
    ["v", /\/desk\/board\/views$/],
    ["b", /\/desk\/board$/],
    ["t", /view=first-response/],
    ["a", /\/desk\/advisories$/],
  ] as const) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await expect(page).toHaveURL(address);
  }
});

test("n and r go from the board to where one writes", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  for (const [key, choice] of [
    ["n", "Internal"],
    ["r", "Reporter"],
  ] as const) {
    await openBoard(page, board);
    await page.keyboard.press("j");
    await page.keyboard.press(key);
    await expect(page.getByRole("textbox", { name: "Message", exact: true })).toBeFocused();
    await expect(page.locator("form.composer").getByRole("radio", { name: choice })).toBeChecked();
  }
});

test("on the page of a case each key goes to the control that does the same", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openCase(page, one);
  for (const [key, name] of [
    ["h", "Snooze"],
    ["l", "Label"],
    ["a", "Assign"],
  ] as const) {
    await page.keyboard.press(key);
    const dialog = page.getByRole("dialog", { name, exact: true });
    await expect(dialog, key).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog, key).toHaveCount(0);
  }
  await page.keyboard.press("s");
  await expect(page.getByRole("navigation", { name: "Other moves" }).getByRole("link").first()).toBeFocused();
  await openCase(page, one);
  await page.keyboard.press("1");
  await expect(page.getByRole("region", { name: "Next move" }).locator("#move :focus")).toHaveCount(1);
  for (const [key, address] of [
    ["3", /move=reject/],
    ["2", /\/duplicates$/],
    ["v", /\/score/],
    ["Escape", /\/desk\/board$/],
  ] as const) {
    await openCase(page, one);
    await page.keyboard.press(key);
    await expect(page, key).toHaveURL(address);
  }
});

test("the page of a case has the board’s dialogs: a few letters assign it, and z gives it back", async ({
  browser,
}) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openCase(page, one);
  const short = page.getByLabel("The case in short");
  await expect(short).toContainText("nobody");
  await page.keyboard.press("a");
  await page.getByRole("dialog").getByRole("combobox", { name: "Assign to" }).fill("jon");
  await page.keyboard.press("Enter");
  await expect(short).toContainText("Jonas Lind");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("z");
  await expect(short).toContainText("nobody");
  await page.goto(`/desk/cases/${one.reference}/score`);
  await expect(async () => {
    await page.keyboard.press("l");
    await expect(page.getByRole("dialog", { name: "Label" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
});

test("on the page of a case z takes one’s last move back", async ({ browser }) => {
  const closed = { state: "closed", outcome: "not_reproducible", answers: null, clocks: false } as const;
  const made = await desk.make.makeCase({ ...closed, title: "Closed too early", receivedAt: hours(90) });
  const page = await desk.pageOf(browser, desk.mara);
  await page.goto(`/desk/cases/${made.reference}?move=reopen`);
  await page.locator("#move-reopen-reason").fill("Seen again.");
  await page.locator("#move").getByRole("button", { name: "Reopen" }).click();
  await expect(side(page, "Your last move")).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("z");
  await expect(side(page, "Your last move")).toHaveCount(0);
  await expect(page.getByLabel("The case in short")).toContainText("Closed");
});

const EVERYWHERE = ["Commands", "All keys", "Board", "Advisories", "Saved views"];
const ON_BOTH = [
  "Accept",
  "Mark as a duplicate",
  "Reject",
  "Assign",
  "State",
  "Severity",
  "Label",
  "Snooze",
  "Undo",
  "Write a note",
  "Reply to the reporter",
  "Back",
];

test("the key help names every key of the page, also those with nothing to act on", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  const help = page.getByRole("dialog", { name: "Keys" });
  const listed = () => help.getByRole("term").allTextContents();
  await openBoard(page, board);
  await page.keyboard.press("?");
  await expect(help).toContainText("Those in grey have nothing to act on just now.");
  const ofBoard = ["Search", "Next case", "Previous case", "Open", "Peek", "Select", "Select up to here"];
  expect(await listed()).toEqual(expect.arrayContaining([...EVERYWHERE, ...ON_BOTH, ...ofBoard]));
  await openCase(page, one);
  await page.keyboard.press("?");
  await expect(help).toBeVisible();
  expect(await listed()).toEqual(expect.arrayContaining([...EVERYWHERE, ...ON_BOTH, "Send what is written"]));
});

test("switched off, only keys with Ctrl do something", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.jonas);
  await openBoard(page, board);
  await page.keyboard.press("?");
  const kept = page.waitForResponse((answer) => answer.url().endsWith("/api/v1/preferences"));
  await page.getByRole("dialog", { name: "Keys" }).getByRole("checkbox").uncheck();
  await kept;
  await page.keyboard.press("Escape");
  const commands = page.getByRole("dialog", { name: "Commands" });
  const quiet = async () => {
    const address = page.url();
    for (const key of ["j", "x", "a", "s", "v", "l", "h", "1", "2", "3", "n", "r", "z", "?", "g", "v"])
      await page.keyboard.press(key);
    await page.keyboard.press("Control+k");
    await expect(commands).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(1);
    await expect(page.locator("[data-cursor], [data-selected]")).toHaveCount(0);
    expect(page.url()).toBe(address);
  };
  await quiet();
  await page.goto(`/desk/cases/${one.reference}`);
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(commands).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(commands).toBeHidden();
  await quiet();
});
