import type { Page } from "@playwright/test";
import { acknowledgeCase, askReporter } from "@/lib/usecases/cases/moves";
import { expect, test } from "../setup/test";
import { largeFile } from "../support/large-file";
import { openPortal } from "../support/portal";

test.use({ javaScriptEnabled: false });

const send = (page: Page) => page.getByRole("button", { name: "Send to the team" }).click();

test("story 9: a question is answered with a file, and the case leaves waiting, without JavaScript", async ({
  page,
  desk,
  arrange,
}) => {
  const mara = await arrange.colleague("Mara Okoye", "triager");
  const { caseId, code, reference } = await arrange.report({ title: "Overflow in the parser", name: "Ada" });
  await acknowledgeCase(mara, { caseId, message: "Thank you, `index_read()` it is." });
  await askReporter(mara, { caseId, message: "Which version is it?" });
  await openPortal(page, desk.url, code);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overflow in the parser");
  await expect(page.getByText(reference)).toBeVisible();
  await expect(page.getByText("Waiting for you", { exact: true })).toBeVisible();
  await expect(page.getByText("2 messages, 2 new")).toBeVisible();
  await expect(page.locator("code", { hasText: "index_read()" })).toBeVisible();

  await send(page);
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole("alert")).toContainText("Write something first");
  await page.getByRole("alert").getByRole("link").click();
  await expect(page.getByLabel("Your answer")).toBeFocused();

  await page.getByLabel("Your answer").fill("2.8.3, and 3.0.\nBoth crash.");
  const bytes = Buffer.from([0, 1, 2, 250, 251, 255]);
  await page
    .getByLabel(/^Files/)
    .setInputFiles({ name: "over flow.exa", mimeType: "image/png", buffer: bytes });
  await page.getByRole("button", { name: "Upload and go on writing" }).click();
  await expect(page.getByLabel("Your answer")).toHaveValue("2.8.3, and 3.0.\nBoth crash.");
  await expect(page.getByRole("button", { name: "Remove over flow.exa" })).toBeVisible();
  await send(page);
  await expect(page.getByText("Your message was sent.")).toBeVisible();
  await expect(page.getByText("Being looked at", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Reply")).toHaveValue("");

  const link = page.getByRole("link", { name: "over flow.exa" });
  const file = await page.request.get(`${await link.getAttribute("href")}`);
  expect(file.headers()["content-type"]).toBe("application/octet-stream");
  expect(file.headers()["content-disposition"]).toContain("attachment");
  expect((await file.body()).equals(bytes)).toBe(true);
});

test("a report reads in the portal as the team reads it, not as it was typed", async ({
  page,
  desk,
  arrange,
}) => {
  const { code } = await arrange.report({
    summary: "Call `index_read()` **twice**.",
    steps: "1. Open it\n2. Close it",
  });
  await openPortal(page, desk.url, code);
  await expect(page.getByRole("article").locator("code", { hasText: "index_read()" })).toBeVisible();
  await page.getByText("Show everything you sent").click();
  const report = page.locator("details", { hasText: "Show everything you sent" });
  await expect(report.locator("strong", { hasText: "twice" })).toBeVisible();
  await expect(report.getByRole("listitem")).toHaveText(["Open it", "Close it"]);
  await expect(page.getByRole("main")).not.toContainText("**");
});

test("a file that is too large names its limit and leaves the text", async ({ page, desk, arrange }) => {
  const { code } = await arrange.report();
  await openPortal(page, desk.url, code);
  await page.getByLabel("Reply").fill("The trace is attached.");
  await page.getByLabel(/^Files/).setInputFiles(largeFile("trace.bin", 26 * 1024 * 1024));
  await send(page);
  await expect(page.getByRole("alert")).toContainText("trace.bin is too large. The limit is 25 MB a file");
  await page.getByRole("link", { name: "Back to your reply" }).click();
  await expect(page.getByLabel("Reply")).toHaveValue("The trace is attached.");
});
