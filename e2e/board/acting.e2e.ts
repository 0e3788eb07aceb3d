import { expect, type Page, test } from "@playwright/test";
import type { MadeCase } from "@/db/factories";
import { Stranger } from "../setup/stranger";
import { type BoardDesk, hours, openBoard, openBoardDesk } from "../support/board-desk";

// What one does to cases from the board: one by one, many at once, by key, by menu and back.
test.describe.configure({ mode: "default" });

let desk: BoardDesk;
let product: { id: string };
test.beforeAll(async () => {
  desk = await openBoardDesk();
  product = await desk.make.makeProduct("Example Server", [{ name: "2.8" }]);
});
test.afterAll(() => desk?.stop());

let age = 0;
const made = (title: string, extra: object = {}): Promise<MadeCase> => {
  age += 1;
  return desk.make.makeCase({
    title,
    receivedAt: hours(age),
    state: "acknowledged",
    clocks: false,
    severity: "high",
    score: "8.1",
    productId: product.id,
    reporter: { name: "Ada Example" },
    ...extra,
  });
};

const search = (text: string) => `/desk/board?q=${encodeURIComponent(text)}&sort=received`;
const rowOf = (page: Page, { reference }: { reference: string }) =>
  page.getByRole("row").filter({ hasText: reference });
const stateOf = async ({ id }: MadeCase): Promise<string> =>
  (await desk.owner.query("select state from cases where id = $1", [id])).rows[0].state;

test("story 14: five selected by Shift are assigned at once and given back: ten audit events", async ({
  browser,
}) => {
  const cases: MadeCase[] = [];
  for (let number = 1; number <= 6; number += 1)
    cases.push(await made(`Bulk ${number}`, { severity: "low", score: "2.1" }));
  const ids = cases.map(({ id }) => id);
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, search("severity:low"));
  const boxes = page.locator("tbody input[type=checkbox]");
  await boxes.nth(1).click();
  await boxes.nth(5).click({ modifiers: ["Shift"] });
  const bar = page.getByRole("region", { name: "Selected cases" });
  await expect(bar).toContainText("5 selected");
  await bar.getByRole("button", { name: /^Assign/ }).click();
  await page.getByRole("dialog").getByRole("combobox", { name: "Assign to" }).fill("jonas");
  await page.keyboard.press("Enter");
  const report = page.getByRole("region", { name: "What was done" });
  await expect(report).toContainText("5 cases assigned");
  const assigned = async () =>
    (
      await desk.owner.query("select assignee_id from cases where id = any($1) and assignee_id = $2", [
        ids,
        desk.jonas.id,
      ])
    ).rowCount;
  expect(await assigned()).toBe(5);
  await expect(page.locator("tbody tr", { hasText: "Jonas Lind" })).toHaveCount(5);
  await report.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator("tbody tr", { hasText: "Jonas Lind" })).toHaveCount(0);
  expect(await assigned()).toBe(0);
  const { rows } = await desk.owner.query(
    "select count(*)::int as events from events where action = 'case.assigned' and chain_id = any($1)",
    [ids],
  );
  expect(rows[0].events).toBe(10);
});

test("where some cases are refused the others are done, and it says which and why", async ({ browser }) => {
  const fine = await made("Partly fine", { severity: "medium", score: null });
  const scored = await made("Partly changed", { severity: "medium", score: null });
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, search("severity:medium"));
  await expect(rowOf(page, fine)).toBeVisible();
  await page.route("**/api/v1/cases/acts", async (route) => {
    const body = route.request().postDataJSON();
    const cases = body.cases.map((one: { id: string; version: number }) =>
      one.id === scored.id ? { ...one, version: one.version + 7 } : one,
    );
    await route.continue({ postData: JSON.stringify({ ...body, cases }) });
  });
  await page.getByRole("checkbox", { name: /^Select all/ }).check();
  await page.keyboard.press("a");
  await page.getByRole("option", { name: "Mara Okoye" }).click();
  const report = page.getByRole("region", { name: "What was done" });
  await expect(report).toContainText("1 of 2 cases assigned to Mara Okoye, 1 refused");
  await expect(report.getByRole("listitem")).toContainText(scored.reference);
  await expect(report.getByRole("listitem")).toContainText("changed this case");
  await expect(rowOf(page, fine)).toContainText("Mara Okoye");
});

test("story 15: j and 1 accept a case; with single keys off nothing happens", async ({ browser }) => {
  const one = await made("Accepted by keys", { severity: "critical", score: "9.3" });
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, search("severity:critical state:acknowledged"));
  await expect(rowOf(page, one)).toBeVisible();
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("1");
  await expect(page.getByText("Single keys are off.")).toBeVisible();
  expect(await stateOf(one)).toBe("acknowledged");
  await page.getByRole("button", { name: /all keys/ }).click();
  await page.getByRole("dialog").getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("1");
  await expect(page.getByRole("region", { name: "What was done" })).toContainText(one.reference);
  expect(await stateOf(one)).toBe("accepted");
});

test("story 16: a card is moved by its menu on a phone, and what is missing is said before", async ({
  browser,
}) => {
  const ready = await made("Ready to accept", { severity: "high" });
  const page = await desk.pageOf(browser, desk.mara, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await openBoard(page, `${search("severity:high state:acknowledged,accepted")}&layout=states`);
  await page.getByRole("button", { name: `Move ${ready.reference}` }).tap();
  const moves = page.getByRole("dialog").getByRole("listbox");
  await expect(moves.getByRole("option", { name: /^Ask the reporter/ })).toContainText(
    "Missing: A message to the reporter",
  );
  await moves.getByRole("option", { name: /^Accept/ }).tap();
  await expect(page.getByRole("status", { name: "What was done" })).toContainText("accepted");
  await expect(page.getByRole("region", { name: /^Accepted/ }).getByText("Ready to accept")).toBeVisible();
  expect(await stateOf(ready)).toBe("accepted");
});

test("what is refused leaves the form open with what was typed", async ({ browser }) => {
  const one = await made("Turned away", { severity: "none", score: null });
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, search("severity:none"));
  await expect(rowOf(page, one)).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("3");
  const dialog = page.getByRole("dialog", { name: "Reject" });
  await dialog.getByLabel("Reason").fill("It is not in scope.");
  await dialog.getByRole("button", { name: "Reject" }).click();
  await expect(dialog).toContainText("Missing: An outcome");
  await expect(dialog.getByLabel("Reason")).toHaveValue("It is not in scope.");
  await dialog.getByLabel("Out of scope").check();
  await dialog.getByRole("button", { name: "Reject" }).click();
  await expect(dialog).toHaveCount(0);
  expect(await stateOf(one)).toBe("closed");
});

test("rating by hand: letters choose, nothing ticked sends nothing, a changed one asks why, an unchanged one keeps its reason", async ({
  browser,
}) => {
  const one = await made("Rated by hand", { state: "new", severity: null, score: null });
  const other = await made("Rated otherwise", { state: "new", severity: "none", score: null });
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, search("state:received"));
  await expect(rowOf(page, other)).toBeVisible();
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/api/v1/cases/acts")) sent += 1;
  });
  const dialog = page.getByRole("dialog", { name: "Rate by hand" });
  const rate = () => dialog.getByRole("button", { name: "Rate" }).click();
  for (const { reference } of [one, other])
    await page.getByRole("checkbox", { name: `Select ${reference}` }).check();
  await page.keyboard.press("v");
  await expect(dialog.getByLabel("Critical")).toBeFocused();
  await rate();
  await expect(dialog).toContainText("Choose a severity.");
  await dialog.getByLabel("Critical").focus();
  await page.keyboard.press("m");
  await expect(dialog.getByLabel("Medium")).toBeChecked();
  await page.keyboard.press("n");
  await page.keyboard.press("n");
  await expect(dialog.getByLabel("Not rated")).toBeChecked();
  await page.keyboard.press("m");
  await rate();
  await expect(dialog).toContainText("Say why this severity");
  await expect(dialog.getByLabel("Medium")).toBeChecked();
  expect(sent).toBe(0);
  await dialog.getByLabel("Why this severity").fill("Only with an account.");
  await rate();
  await expect(dialog).toHaveCount(0);
  const report = page.getByRole("region", { name: "What was done" });
  await expect(report).toContainText("2 cases rated Medium");
  expect(sent).toBe(1);

  await page.getByRole("checkbox", { name: `Select ${other.reference}` }).uncheck();
  await page.getByRole("checkbox", { name: `Select ${one.reference}` }).check();
  await page.keyboard.press("v");
  await expect(dialog.getByLabel("Medium")).toBeChecked();
  await rate();
  await expect(report).toContainText(`${one.reference} stood so before`);
});

test("story 18: a snoozed case leaves the board, and comes back when the reporter replies", async ({
  browser,
}) => {
  const ada = new Stranger(desk.instance.url);
  const one = await ada.report({ title: "Snoozed", summary: "It breaks." });
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, "/desk/board?view=all");
  await expect(rowOf(page, one)).toBeVisible();
  await page.getByRole("checkbox", { name: `Select ${one.reference}` }).check();
  await page.keyboard.press("h");
  const dialog = page.getByRole("dialog", { name: "Snooze" });
  await dialog.getByLabel("Until the reporter replies").check();
  await dialog.getByRole("button", { name: "Snooze" }).click();
  await expect(rowOf(page, one)).toHaveCount(0);
  // It leaves the board before the server has answered.
  await expect(page.getByRole("region", { name: "What was done" })).toContainText(/snoozed/i);
  const theirs = await desk.pageOf(browser, desk.jonas);
  await theirs.goto("/desk/board?view=snoozed");
  await expect(rowOf(theirs, one)).toContainText("Snoozed until a reply");
  const reply = new FormData();
  reply.append("body", "It also breaks elsewhere.");
  expect((await ada.track(one.code)).headers.get("location")).toBe("/portal");
  expect((await ada.post("/portal/reply", reply)).status).toBe(303);
  await expect(rowOf(page, one)).toBeVisible();
  await expect(rowOf(theirs, one)).toHaveCount(0);
});

test("the panel shows a case beside the rows, follows the keys, and Escape gives the rows back", async ({
  browser,
}) => {
  const second = await made("Second to look at", { state: "accepted", severity: "low", score: null });
  const first = await made("First to look at", { state: "accepted", severity: "low", score: null });
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, `/desk/board?q=${encodeURIComponent("state:accepted severity:low")}&sort=-received`);
  await expect(rowOf(page, first)).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await expect(page.getByRole("complementary", { name: `Case ${first.reference}` })).toContainText(
    "First to look at",
  );
  await page.keyboard.press("j");
  const panel = page.getByRole("complementary", { name: `Case ${second.reference}` });
  await expect(panel).toContainText("Second to look at");
  await expect(panel.getByRole("list", { name: "Moves" })).toContainText("Missing: ");
  await page.reload();
  await expect(panel).toContainText("Second to look at");
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
});

test("j and k walk the rows, / goes to the search, Enter opens the case", async ({ browser }) => {
  const older = await made("Walked to second", { state: "remediating", severity: "low", score: null });
  const newer = await made("Walked to third", { state: "remediating", severity: "low", score: null });
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(
    page,
    `/desk/board?q=${encodeURIComponent("state:remediating severity:low")}&sort=-received`,
  );
  await expect(rowOf(page, older)).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: older.reference })).toBeFocused();
  await page.keyboard.press("k");
  await expect(page.getByRole("link", { name: newer.reference })).toBeFocused();
  await page.keyboard.press("/");
  await expect(page.getByRole("combobox", { name: "Search cases" })).toBeFocused();
  await page.getByRole("link", { name: newer.reference }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Walked to third");
  await page.goBack();
  await expect(rowOf(page, older)).toBeVisible();
});
