import type { Page, Route } from "@playwright/test";
import { ADVISORY_TEXT, advisoryVersion, caseReadyToPublish } from "@/db/testing/journey";
import { saveAdvisory } from "@/lib/usecases/advisories/save";
import type { Arrange } from "../setup/arrange";
import { expect, test } from "../setup/test";

// The editor: the source, what the public would read beside it, and what is still open.

const details = (page: Page) => page.getByLabel("Details", { exact: true });
const saved = (page: Page) => page.getByRole("region", { name: "As the public would read it", exact: true });
const typed = (page: Page) =>
  page.getByRole("region", { name: "As the public would read it, not saved yet" });
const problem = (page: Page, words: string) => page.getByRole("listitem").getByRole("link", { name: words });

async function openEditor(page: Page, arrange: Arrange) {
  const selin = await arrange.colleague("Selin Ekici", "triager");
  const mara = await arrange.colleague("Mara Okoye", "coordinator");
  const sent = await caseReadyToPublish({ triager: selin.actor, coordinator: mara.actor }, selin.now);
  await arrange.signIn(page.context(), selin);
  await page.goto(`/desk/cases/${sent.reference}/advisory`);
  return { ...sent, mara };
}

test("the preview follows what is typed, saves nothing, and leaves the cursor where it is", async ({
  page,
  arrange,
}) => {
  const { caseId } = await openEditor(page, arrange);
  const before = await advisoryVersion(caseId);
  await expect(saved(page).locator("strong", { hasText: "signed" })).toBeVisible();
  await details(page).fill("Typed, **not saved**.");
  await expect(typed(page).locator("strong", { hasText: "not saved" })).toBeVisible();
  await expect(page.getByText("Follows what you type.")).toBeVisible();
  await expect(details(page)).toBeFocused();
  await page.getByLabel("Fixed in, row 1").fill("2.8.9");
  await expect(typed(page).getByRole("cell", { name: "2.8.9" })).toBeVisible();
  expect(await advisoryVersion(caseId)).toBe(before);

  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await expect(saved(page).locator("strong", { hasText: "not saved" })).toBeVisible();
  await expect(typed(page)).toHaveCount(0);
});

test("a preview that is behind says so and keeps what it shows, until it is there again", async ({
  page,
  arrange,
}) => {
  const { reference } = await openEditor(page, arrange);
  const held: Route[] = [];
  const pattern = `**/desk/cases/${reference}/advisory`;
  await page.route(pattern, (route) => held.push(route));
  await details(page).fill("First.");
  await expect.poll(() => held.length).toBe(1);
  await expect(page.getByText("Behind what you type …")).toBeVisible();
  await expect(saved(page).locator("strong", { hasText: "signed" })).toBeVisible();
  await held[0]?.abort();
  await expect(page.getByText("Behind what you type. The desk cannot be reached.")).toBeVisible();
  await expect(saved(page).locator("strong", { hasText: "signed" })).toBeVisible();

  await page.unroute(pattern);
  await details(page).fill("Second.");
  await expect(typed(page).getByText("Second.")).toBeVisible();
  await expect(page.getByText("Follows what you type.")).toBeVisible();

  await page.getByLabel("Address of reference 1").fill("http://example.org");
  await expect(page.getByText("Behind what you type. Enter a full https:// address.")).toBeVisible();
  await expect(typed(page).getByText("Second.")).toBeVisible();
});

test("after somebody else saved, the preview is still of what is typed; saved again and again, of what was saved", async ({
  page,
  arrange,
}) => {
  const { caseId, mara } = await openEditor(page, arrange);
  const save = page.getByRole("button", { name: "Save", exact: true });
  const seen = await advisoryVersion(caseId);
  await saveAdvisory(mara, { caseId, seen, ...ADVISORY_TEXT, title: "Hers" });
  await details(page).fill("Mine.");
  await save.click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText("Somebody changed");
  await expect(details(page)).toHaveValue("Mine.");
  await expect(typed(page).getByText("Mine.")).toBeVisible();
  for (const text of ["Mine again.", "Mine at last."]) {
    await details(page).fill(text);
    await save.click();
    await expect(saved(page).getByText(text)).toBeVisible();
    await expect(typed(page)).toHaveCount(0);
  }
});

test("what is open follows what is typed, and leads to its field", async ({ page, arrange }) => {
  await openEditor(page, arrange);
  await expect(page.getByText("None. The text can be approved.")).toBeVisible();
  await page.getByLabel("Summary").fill("");
  await page.getByLabel("Fixed in, row 1").fill("");
  await details(page).focus();
  await problem(page, "Enter a summary of one or two sentences.").click();
  await expect(page.getByLabel("Summary")).toBeFocused();
  await problem(page, "Name the fixed version of every affected row, or describe a workaround.").click();
  await expect(page.getByLabel("Fixed in, row 1")).toBeFocused();
  await page.getByLabel("Summary").fill("It runs code.");
  await page.getByLabel("Fixed in, row 1").fill("2.8.4");
  await expect(page.getByText("None. Save the text to go on.")).toBeVisible();
});

test("on a small screen source and preview take turns, and a problem leads back to the source", async ({
  page,
  arrange,
}) => {
  await openEditor(page, arrange);
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(saved(page)).toBeHidden();
  await page.getByLabel("Summary").fill("");
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(typed(page)).toBeVisible();
  await expect(page.getByLabel("Summary")).toBeHidden();
  await problem(page, "Enter a summary of one or two sentences.").click();
  await expect(page.getByLabel("Summary")).toBeFocused();
  await expect(page.getByLabel("Summary")).toBeInViewport();
  await expect(typed(page)).toBeHidden();
});

test("beside the source the preview scrolls by itself, by the keyboard too", async ({ page, arrange }) => {
  await openEditor(page, arrange);
  await details(page).fill("A paragraph.\n\n".repeat(100));
  await expect(typed(page).getByText("A paragraph.").nth(99)).toBeAttached();
  const top = () => typed(page).evaluate((pane) => pane.scrollTop);
  await typed(page).focus();
  await page.keyboard.press("End");
  await expect.poll(top).toBeGreaterThan(500);
  const pane = await typed(page).boundingBox();
  expect(pane?.height).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("source and preview are both there at any width, and problems are links", async ({
    page,
    arrange,
  }) => {
    await openEditor(page, arrange);
    await page.setViewportSize({ width: 390, height: 800 });
    await expect(saved(page)).toBeVisible();
    await expect(details(page)).toBeVisible();
    await expect(page.getByRole("button", { name: "Preview", exact: true })).toBeHidden();
    await page.getByLabel("Summary").fill("");
    await page.getByRole("button", { name: "See it as the public would" }).click();
    await problem(page, "Enter a summary of one or two sentences.").click();
    await expect(page.getByLabel("Summary")).toBeFocused();
  });
});
