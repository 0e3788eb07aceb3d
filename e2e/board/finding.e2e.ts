import { expect, test } from "@playwright/test";
import type { MadeCase } from "@/db/factories";
import { type BoardDesk, hours, openBoard, openBoardDesk, titles } from "../support/board-desk";

// Which cases the board shows and in what order, and how one gets there and back.
test.describe.configure({ mode: "default" });

let desk: BoardDesk;
let late: MadeCase;
let secret: MadeCase;
test.beforeAll(async () => {
  desk = await openBoardDesk();
  const { make, mara } = desk;
  late = await make.makeCase({ title: "Heap overflow in the archive parser", receivedAt: hours(26) });
  const rated = { state: "acknowledged", clocks: false } as const;
  const high = { ...rated, severity: "high", assigneeId: mara.id } as const;
  const critical = { ...rated, severity: "critical", score: "9.3", receivedAt: hours(30) } as const;
  await make.makeCase({ ...critical, title: "Critical one" });
  await make.makeCase({ ...high, title: "High one of Mara", score: "7.5", receivedAt: hours(40) });
  await make.makeCase({ ...rated, title: "Low one", severity: "low", score: "2.1", receivedAt: hours(50) });
  const restricted = { restricted: true, score: "8.8", receivedAt: hours(60) } as const;
  secret = await make.makeCase({ ...high, ...restricted, title: "Restricted high one" });
  for (let number = 1; number <= 60; number += 1)
    await make.makeCase({
      title: `Closed ${number}`,
      receivedAt: hours(1_000 + number),
      state: "closed",
      outcome: "resolved",
      closedAt: hours(100 + number),
      clocks: false,
    });
});
test.afterAll(() => desk?.stop());

test("story 11: a filtered address shows a colleague the same rows, permitted ones only", async ({
  browser,
}) => {
  const mine = await desk.pageOf(browser, desk.mara);
  await mine.goto("/desk/board?severity=high,critical&sort=severity");
  expect(await titles(mine)).toEqual(["Critical one", "Restricted high one", "High one of Mara"]);
  const theirs = await desk.pageOf(browser, desk.jonas);
  await theirs.goto(mine.url());
  expect(await titles(theirs)).toEqual(["Critical one", "High one of Mara"]);
  expect(await theirs.content()).not.toContain(secret.reference);
  const answer = await theirs.goto(`/desk/cases/${secret.reference}`);
  expect(answer?.status()).toBe(404);
});

test("what no command fits is searched for on the board", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, "/desk/board");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find a command" }).fill("Closed 17");
  await expect(page.getByRole("option")).toHaveText(["Search the board for “Closed 17”"]);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Search cases" })).toHaveValue("Closed 17");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("All open, changed");
  expect(new URL(page.url()).searchParams.get("q")).toBe("Closed 17");
});

for (const javaScriptEnabled of [true, false])
  test(`story 12: two filters, Back twice (JavaScript ${javaScriptEnabled ? "on" : "off"})`, async ({
    browser,
  }) => {
    const page = await desk.pageOf(browser, desk.mara, { javaScriptEnabled });
    await page.goto("/desk/board");
    const search = page.getByRole("combobox", { name: "Search cases" });
    const filter = async (text: string) => {
      await search.fill(text);
      await search.press("Enter");
    };
    await filter("is:open severity:high");
    await expect(page).toHaveURL(/severity/);
    await expect(page.locator("tbody tr")).toHaveCount(2);
    await filter("is:open severity:high assignee:nobody");
    await expect(page).toHaveURL(/nobody/);
    await expect(page.getByText("No case fits these filters.")).toBeVisible();
    await page.goBack();
    await expect(page.locator("tbody tr")).toHaveCount(2);
    await expect(search).toHaveValue("is:open severity:high");
    await page.goBack();
    await expect(page.locator("tbody tr")).toHaveCount(5);
    await expect(search).toHaveValue("is:open -is:snoozed sort:promise");
  });

test("Enter takes what is offered for half a value, and searches for a whole one", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await openBoard(page, "/desk/board");
  const search = page.getByRole("combobox", { name: "Search cases" });
  await search.fill("");
  await search.pressSequentially("is:open severity:hi");
  await expect(page.getByRole("option", { name: "high" })).toHaveAttribute("aria-selected", "true");
  await search.press("Enter");
  await expect(search).toHaveValue("is:open severity:high ");
  await expect(page.locator("tbody tr")).toHaveCount(2);
  await search.fill("is:open severity:critical");
  await search.press("Enter");
  await expect(search).toHaveValue("is:open severity:critical");
  await expect(page.locator("tbody tr")).toHaveCount(1);
});

test("story 13: a column head is sorted by keyboard, says so, and is announced", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await page.goto("/desk/board");
  const promise = page.getByRole("columnheader", { name: "Next promise" });
  await expect(promise).toHaveAttribute("aria-sort", "ascending");
  const severity = page.getByRole("columnheader", { name: "Severity" });
  await severity.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(severity).toHaveAttribute("aria-sort", "descending");
  await expect(promise).not.toHaveAttribute("aria-sort");
  await expect(page.getByRole("status", { name: "What is shown" })).toContainText(
    "sorted: most severe first",
  );
  expect((await titles(page))[0]).toBe("Critical one");
  await page.goBack();
  await expect(promise).toHaveAttribute("aria-sort", "ascending");
});

test("story 19: a breach is told by time, icon and words", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await page.goto("/desk/board");
  const row = page.getByRole("row").filter({ hasText: late.reference });
  await expect(row).toContainText("2 h overdue");
  const clock = row.locator(".clock", { hasText: "2 h overdue" });
  expect(await clock.evaluate((chip) => getComputedStyle(chip, "::before").maskImage)).toContain("svg");
  await page.goto(`/desk/cases/${late.reference}`);
  await expect(page.getByLabel("The case in short")).toContainText("2 h overdue");
  await expect(page.getByText("Promise missed: first answer was due (24 hours)")).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test(`pages follow each other and lead back (JavaScript ${javaScriptEnabled ? "on" : "off"})`, async ({
    browser,
  }) => {
    const page = await desk.pageOf(browser, desk.mara, { javaScriptEnabled });
    await page.goto("/desk/board?view=closed");
    await expect(page.locator("tbody tr")).toHaveCount(50);
    const first = await titles(page);
    await page.getByRole("link", { name: "Next", exact: true }).click();
    await expect(page.locator("tbody tr")).toHaveCount(10);
    expect(new Set([...first, ...(await titles(page))]).size).toBe(60);
    await page.getByRole("link", { name: "First page" }).click();
    await expect(page.locator("tbody tr")).toHaveCount(50);
    expect(await titles(page)).toEqual(first);
  });

test("columns, their widths and the height of rows are kept for the person", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.jonas);
  await page.goto("/desk/board");
  await page.getByRole("button", { name: "Columns" }).click();
  const columns = page.getByRole("region", { name: "Columns" });
  await columns.getByRole("checkbox", { name: "Age" }).check();
  await columns.getByRole("checkbox", { name: "Embargo" }).uncheck();
  await page.getByRole("button", { name: "32", exact: true }).click();
  const handle = page.getByRole("separator", { name: "Width of Product" });
  const before = Number(await handle.getAttribute("aria-valuenow"));
  const kept = page.waitForResponse((answer) => answer.url().endsWith("/api/v1/preferences"));
  await handle.focus();
  await page.keyboard.press("ArrowRight");
  expect((await kept).status()).toBe(200);
  const again = await desk.pageOf(browser, desk.jonas);
  await again.goto("/desk/board");
  await expect(again.getByRole("columnheader", { name: "Age", exact: true })).toBeVisible();
  await expect(again.getByRole("columnheader", { name: "Embargo" })).toHaveCount(0);
  await expect(again.locator("table.board")).toHaveAttribute("data-density", "32");
  await expect(again.getByRole("separator", { name: "Width of Product" })).toHaveAttribute(
    "aria-valuenow",
    String(before + 16),
  );
});

test("an older answer never replaces a newer one", async ({ browser }) => {
  const page = await desk.pageOf(browser, desk.mara);
  await page.goto("/desk/board");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/v1/cases?*severity*", async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  const search = page.getByRole("combobox", { name: "Search cases" });
  await search.fill("severity:low");
  await search.press("Enter");
  await search.fill("is:closed");
  await search.press("Enter");
  await expect(page.locator("tbody tr")).toHaveCount(50);
  release();
  await page.unrouteAll({ behavior: "wait" });
  await expect(page.locator("tbody tr")).toHaveCount(50);
  await expect(page).toHaveURL(/is%3Aclosed/);
});

test("without a connection the rows stay, the page says so, and trying again brings them", async ({
  browser,
}) => {
  const page = await desk.pageOf(browser, desk.mara);
  await page.goto("/desk/board");
  await page.route("**/api/v1/cases?*", (route) => route.abort("internetdisconnected"));
  await page.getByRole("columnheader", { name: "Severity" }).getByRole("link").click();
  await expect(page.getByText("The desk cannot be reached. What is shown may be old.")).toBeVisible();
  await expect(page.locator("tbody tr")).toHaveCount(5);
  await page.unrouteAll();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("The desk cannot be reached.")).toHaveCount(0);
  expect((await titles(page))[0]).toBe("Critical one");
});

test("what somebody else changes appears by itself, marked, and moves nothing under the pointer", async ({
  browser,
}) => {
  const page = await desk.pageOf(browser, desk.mara);
  await page.goto("/desk/board?sort=activity");
  const row = page.getByRole("row").filter({ hasText: late.reference });
  await expect(row).toBeVisible();
  await row.getByText("Heap overflow").hover();
  const before = await titles(page);
  const version = (await desk.owner.query("select version from cases where id = $1", [late.id])).rows[0]
    .version;
  const theirs = await desk.pageOf(browser, desk.jonas);
  const done = await theirs.request.post("/api/v1/cases/acts", {
    headers: { origin: desk.instance.url },
    data: {
      act: "assign",
      input: { personId: desk.jonas.id },
      cases: [{ id: late.id, version: Number(version) }],
    },
  });
  expect((await done.json()).results[0].done).toBe(true);
  await expect(row).toContainText("Jonas Lind");
  await expect(row).toContainText("changed");
  expect(await titles(page)).toEqual(before);
});
