import { expect, type Page } from "@playwright/test";

export type WrittenReport = {
  title: string;
  summary: string;
  product?: string;
  version?: string;
  steps?: string;
  impact?: string;
  files?: { name: string; text: string }[];
  name?: string;
  email?: string;
  /** The line to be thanked with. */
  creditName?: string;
};

/** Presses "Continue" on a step. */
export const nextStep = (page: Page) => page.getByRole("button", { name: "Continue" }).click();

/** Begins a report and stands on its first step. */
export async function startReport(page: Page, origin = ""): Promise<void> {
  await page.goto(`${origin}/report`);
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What did you find?");
}

/** Fills in the one step that has to be filled in. */
export async function fillFirstStep(page: Page, title = "Session cookie survives sign-out"): Promise<void> {
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("What happens, and why is it a problem?").fill("The token stays valid.\nFor hours.");
  await nextStep(page);
  await expect(page).toHaveURL(/\/report\/where$/);
}

/** From any step to the page where the answers are checked. */
export async function toCheckPage(page: Page): Promise<void> {
  while (!page.url().endsWith("/report/check")) {
    const before = page.url();
    await nextStep(page);
    await page.waitForURL((url) => url.href !== before);
  }
}

/** Sends what stands on the check page. */
export async function pressSend(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: "I kept to these rules, and will." }).check();
  await page.getByRole("button", { name: "Send the report" }).click();
}

export type Receipt = { reference: string; code: string };

/** Walks through the report form to its last page, the way a stranger does. Works with and without JavaScript. */
export async function fillReport(page: Page, origin: string, report: WrittenReport): Promise<void> {
  await startReport(page, origin);
  await answer(page, "What did you find?", {
    Title: report.title,
    "What happens, and why is it a problem?": report.summary,
  });
  await expect(page.getByRole("heading", { level: 1, name: "Where is it?" })).toBeVisible();
  if (report.product) await page.getByLabel("Which product is it?").selectOption({ label: report.product });
  await answer(page, "Where is it?", { "Version, tag, branch or commit": report.version });
  await answer(page, "How to reproduce it", { "Steps to reproduce it": report.steps });
  await answer(page, "Impact", { "What could an attacker do with it, and how?": report.impact });
  await attach(page, report.files ?? []);
  if (report.creditName) await page.getByRole("radio", { name: "With my name" }).check();
  await answer(page, "You and credit", {
    "Name or pseudonym": report.name,
    "E-mail address": report.email,
    "Name to thank you with": report.creditName,
  });
  await expect(page.getByRole("heading", { level: 1, name: "Check your answers" })).toBeVisible();
}

/** Sends a whole report and returns what its receipt says. */
export async function sendReport(page: Page, origin: string, report: WrittenReport): Promise<Receipt> {
  await fillReport(page, origin, report);
  await pressSend(page);
  return readReceipt(page);
}

export async function readReceipt(page: Page): Promise<Receipt> {
  await expect(page.getByRole("heading", { level: 1, name: "We have your report" })).toBeVisible();
  const text = (await page.getByRole("main").textContent()) ?? "";
  const reference = text.match(/EX-\d{4}-[0-9A-Z]{5}/)?.[0] ?? "";
  const code = text.match(/(?:[0-9A-Z]{4} ){6}[0-9A-Z]{2}/)?.[0] ?? "";
  expect({ reference, code }).toEqual({
    reference: expect.stringMatching(/./),
    code: expect.stringMatching(/./),
  });
  return { reference, code };
}

async function answer(
  page: Page,
  heading: string,
  fields: Record<string, string | undefined>,
): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  for (const [label, text] of Object.entries(fields))
    if (text !== undefined) await page.getByLabel(label, { exact: false }).first().fill(text);
  await nextStep(page);
}

async function attach(page: Page, files: readonly { name: string; text: string }[]): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "Files" })).toBeVisible();
  await page
    .locator("input[type=file]")
    .setInputFiles(
      files.map(({ name, text }) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) })),
    );
  await nextStep(page);
}
