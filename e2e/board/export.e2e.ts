import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { type BoardDesk, hours, NOW, openBoard, openBoardDesk } from "../support/board-desk";

// The rows of a search as a file.
test.describe.configure({ mode: "default" });

let desk: BoardDesk;
test.beforeAll(async () => {
  desk = await openBoardDesk();
  const rest = { state: "acknowledged", clocks: false } as const;
  await desk.make.makeCase({ ...rest, title: "=HYPERLINK(1)", severity: "high", receivedAt: hours(9) });
  await desk.make.makeCase({ ...rest, title: 'Says "no", twice', severity: "high", receivedAt: hours(8) });
  await desk.make.makeCase({ ...rest, title: "Left out", severity: "low", receivedAt: hours(7) });
});
test.afterAll(() => desk?.stop());

async function download(page: Page, format: "CSV" | "JSON"): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: format, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("the search shown is downloaded as CSV, where no cell is a formula, and as JSON", async ({
  browser,
}) => {
  const page = await desk.pageOf(browser, desk.mara);
  await desk.owner.query("update staff_sessions set stepped_up_at = $1", [NOW]);
  await openBoard(page, `/desk/board?q=${encodeURIComponent("severity:high")}&sort=received`);
  const csv = await download(page, "CSV");
  expect(csv.name).toBe("cases-2026-11-20.csv");
  expect(csv.text).toContain(`"'=HYPERLINK(1)"`);
  expect(csv.text).toContain('"Says ""no"", twice"');
  expect(csv.text).not.toContain("Left out");
  for (const cell of csv.text.matchAll(/(?:^|,)"((?:[^"]|"")*)"/gm)) expect(cell[1]).not.toMatch(/^[=+\-@]/);
  const json = await download(page, "JSON");
  expect(json.name).toBe("cases-2026-11-20.json");
  const { cases } = JSON.parse(json.text);
  expect(cases.map(({ title }: { title: string }) => title).sort()).toEqual([
    "=HYPERLINK(1)",
    'Says "no", twice',
  ]);
});

test("without a fresh proof of identity no file is made: one is asked for, and the search is kept", async ({
  browser,
}) => {
  const page = await desk.pageOf(browser, desk.jonas);
  await openBoard(page, `/desk/board?q=${encodeURIComponent("severity:high")}`);
  await page.getByRole("button", { name: "CSV", exact: true }).click();
  await expect(page).toHaveURL(/\/desk\/(confirm|second-factor)/);
});
