import { expect, test } from "@playwright/test";
import { type BoardDesk, hours, openBoard, openBoardDesk } from "../support/board-desk";

// Keeping a search as a view, and deleting it where it is shown.
test.describe.configure({ mode: "default" });

let desk: BoardDesk;
test.beforeAll(async () => {
  desk = await openBoardDesk();
  await desk.make.makeCase({ title: "The only one", receivedAt: hours(9), severity: "high" });
});
test.afterAll(() => desk?.stop());

test("a view is saved from the board, asked about before it is deleted, and gone from the rail", async ({
  browser,
}) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, `/desk/board?q=${encodeURIComponent("severity:high")}`);
  await page.getByRole("link", { name: "save as …" }).click();
  const saving = page.getByRole("dialog", { name: "Save this view" });
  await saving.getByLabel("Name").fill("Only the high ones");
  await saving.getByLabel("For everybody").check();
  await saving.getByRole("button", { name: "Save view" }).click();
  const rail = page.getByRole("navigation", { name: "Queues and views" });
  const entry = rail.getByRole("link", { name: "Only the high ones" });
  await expect(entry).toHaveAttribute("aria-current", "page");

  const ask = async () => {
    await page.getByRole("button", { name: "Change this view" }).click();
    await page.getByRole("menuitem", { name: "Delete …" }).click();
  };
  const dialog = page.getByRole("dialog", { name: "Delete this view" });
  await ask();
  await expect(dialog).toContainText("“Only the high ones” leaves the rail of everybody of the team.");
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(entry).toBeVisible();
  await ask();
  await dialog.getByRole("button", { name: "Delete view" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(entry).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("All open");
  await expect(page.getByRole("row").filter({ hasText: "The only one" })).toBeVisible();
  expect((await desk.owner.query("select from saved_views")).rowCount).toBe(0);
});

test("a view that somebody changed meanwhile is not deleted, and it says so", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, `/desk/board?q=${encodeURIComponent("severity:low")}`);
  await page.getByRole("link", { name: "save as …" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Changed elsewhere");
  await page.getByRole("dialog").getByRole("button", { name: "Save view" }).click();
  // The rail comes with the page that is asked for anew after saving: until then it knows no version.
  const rail = page.getByRole("navigation", { name: "Queues and views" });
  await expect(rail.getByRole("link", { name: "Changed elsewhere" })).toHaveAttribute("aria-current", "page");
  await desk.owner.query("update saved_views set version = version + 1");
  await page.getByRole("button", { name: "Change this view" }).click();
  await page.getByRole("menuitem", { name: "Delete …" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete this view" });
  await dialog.getByRole("button", { name: "Delete view" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Somebody changed this view meanwhile.");
  expect((await desk.owner.query("select from saved_views")).rowCount).toBe(1);
});

test("a view whose product is not there any more has a mark in the rail, and says why on its page", async ({
  browser,
}) => {
  await desk.owner.query("delete from saved_views");
  const { id } = await desk.make.makeProduct("Relay");
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, "/desk/board?q=product:Relay");
  await page.getByRole("link", { name: "save as …" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("In the relay");
  await page.getByRole("dialog").getByRole("button", { name: "Save view" }).click();
  const rail = page.getByRole("navigation", { name: "Queues and views" });
  await expect(rail.getByRole("link", { name: "In the relay" })).toHaveAttribute("aria-current", "page");
  await desk.owner.query("update products set name = 'Repeater' where id = $1", [id]);
  await openBoard(page, "/desk/board");
  await expect(rail.getByRole("link", { name: "In the relay 0", exact: true })).toBeVisible();
  await desk.owner.query("delete from products where id = $1", [id]);
  await openBoard(page, "/desk/board");
  const missing = `There is no product “${id}”.`;
  await expect(rail.getByRole("link", { name: `In the relay , ${missing}`, exact: true })).toBeVisible();
  await page.goto("/desk/board/views");
  await expect(page.getByText(missing)).toBeVisible();
});
