import { expect, type Page, test } from "@playwright/test";
import type { CaseOptions, MadeCase } from "@/db/factories";
import { type BoardDesk, hours, NOW, openBoard, openBoardDesk } from "../support/board-desk";

// Moves by dragging, moves undone, and what a colleague does meanwhile.
test.describe.configure({ mode: "default" });

let desk: BoardDesk;
let product: { id: string };
test.beforeAll(async () => {
  desk = await openBoardDesk();
  product = await desk.make.makeProduct("Example Server", [{ name: "2.8" }]);
});
test.afterAll(() => desk?.stop());

const made = (title: string, severity: CaseOptions["severity"]): Promise<MadeCase> =>
  desk.make.makeCase({
    title,
    receivedAt: hours(20),
    state: "acknowledged",
    clocks: false,
    severity,
    score: severity && { none: "0.0", low: "2.1", medium: "5.1", high: "8.1", critical: "9.3" }[severity],
    productId: product.id,
    reporter: { name: "Ada Example" },
  });
const stateOf = async ({ id }: MadeCase): Promise<string> =>
  (await desk.owner.query("select state from cases where id = $1", [id])).rows[0].state;
const columns = (severity: string) =>
  `/desk/board?q=${encodeURIComponent(`severity:${severity} is:open`)}&layout=states`;
const report = (page: Page) => page.getByRole("region", { name: "What was done" });

test("a card is dragged: columns it can go to say what is missing before it is dropped", async ({
  browser,
}) => {
  const one = await made("Dragged along", "high");
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, columns("high"));
  const accepted = page.getByRole("region", { name: /^Accepted/ });
  const waiting = page.getByRole("region", { name: /^Waiting: reporter/ });
  await page.locator(".state-card", { hasText: "Dragged along" }).hover();
  await page.mouse.down();
  const target = await accepted.boundingBox();
  if (!target) throw new Error("there is no column to drop on");
  await page.mouse.move(target.x + 40, target.y + 30, { steps: 5 });
  await expect(accepted).toContainText("Accept: nothing is missing.");
  await expect(waiting).toContainText("Missing: A message to the reporter.");
  await page.mouse.move(target.x + 60, target.y + 40, { steps: 3 });
  await page.mouse.up();
  await expect(accepted.getByText("Dragged along")).toBeVisible();
  await expect(page.getByRole("status", { name: "What was done" })).toContainText("accepted");
  expect(await stateOf(one)).toBe("accepted");
});

for (const [which, browserTime] of [
  ["ahead of", new Date("2031-01-01T00:00:00Z")],
  ["behind", new Date("2019-01-01T00:00:00Z")],
] as const)
  test(`a move is undone although the browser’s clock is far ${which} the server’s`, async ({ browser }) => {
    const one = await made(`Undone with a clock ${which}`, "medium");
    const page = await desk.pageOf(browser, desk.mara);
    await page.clock.setFixedTime(browserTime);
    await openBoard(page, columns("medium"));
    await page.getByRole("button", { name: `Move ${one.reference}` }).click();
    await page
      .getByRole("dialog")
      .getByRole("option", { name: /^Accept/ })
      .click();
    await expect(report(page)).toContainText(`${one.reference} accepted.`);
    expect(await stateOf(one)).toBe("accepted");
    await report(page).getByRole("button", { name: "Undo" }).click();
    await expect(report(page)).toContainText("taken back, again “Investigating”");
    expect(await stateOf(one)).toBe("acknowledged");
  });

test("an undo that comes too late by the server’s clock is refused, and it says why", async ({ browser }) => {
  const one = await made("Undone too late", "low");
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, columns("low"));
  await page.getByRole("button", { name: `Move ${one.reference}` }).click();
  await page
    .getByRole("dialog")
    .getByRole("option", { name: /^Accept/ })
    .click();
  await expect(report(page)).toContainText("accepted");
  const longAgo = new Date(NOW.getTime() - 11 * 60_000);
  await desk.owner.query("update events set at = $2 where chain_id = $1", [one.id, longAgo]);
  await report(page).getByRole("button", { name: "Undo" }).click();
  await expect(report(page)).toContainText("1 case refused");
  await expect(report(page)).toContainText("A move can be taken back for 10 minutes, and these are over.");
  expect(await stateOf(one)).toBe("accepted");
});

test("what a colleague does appears on the board without a reload, and is marked", async ({ browser }) => {
  const one = await made("Changed by a colleague", "critical");
  const address = `/desk/board?q=${encodeURIComponent("severity:critical")}`;
  const mine = await desk.pageOf(browser, desk.mara);
  await openBoard(mine, address);
  const row = mine.getByRole("row").filter({ hasText: one.reference });
  await expect(row).toContainText("nobody");
  const theirs = await desk.pageOf(browser, desk.jonas);
  await openBoard(theirs, address);
  await theirs.keyboard.press("j");
  await theirs.keyboard.press("a");
  await theirs.getByRole("option", { name: "Jonas Lind" }).click();
  await expect(report(theirs)).toContainText("assigned");
  await expect(row).toContainText("Jonas Lind");
  await expect(row).toContainText("changed");
  await expect(theirs.getByRole("row").filter({ hasText: one.reference })).not.toContainText("changed");
});
