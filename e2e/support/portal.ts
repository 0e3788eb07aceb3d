import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";

/** Opens a case with nothing but the code from its receipt. */
export async function openPortal(page: Page, origin: string, code: string): Promise<void> {
  await page.goto(`${origin}/track`);
  await page.getByLabel("Secret code").fill(code);
  await page.getByRole("button", { name: "Open the case" }).click();
  await expect(page).toHaveURL(/\/portal/);
}

/** The same in a browser of its own. */
export async function newPortalPage(
  browser: Browser,
  origin: string,
  code: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await browser.newPage(options);
  await openPortal(page, origin, code);
  return page;
}

export async function replyInPortal(page: Page, label: "Reply" | "Your answer", text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole("button", { name: "Send to the team" }).click();
  await expect(page.getByText("Your message was sent.")).toBeVisible();
}

export async function acceptCredit(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "Accept, as shown" }).check();
  await page.getByRole("button", { name: "Save choice" }).click();
  await expect(page.getByText("Your choice about credit is saved.")).toBeVisible();
}
