import { type Browser, expect, type Page } from "@playwright/test";
import { forwardedFor, newNetwork } from "../setup/network";

export const CODE = /(?:[0-9A-Z]{4} ){6}[0-9A-Z]{2}/;

/** On the portal: asks for a new code and stands before the question whether it is meant. */
export async function askForNewCode(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Replace your code" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Replace your code?" })).toBeVisible();
}

/** On the portal: replaces the code and returns the new one. */
export async function replaceCode(page: Page): Promise<string> {
  await askForNewCode(page);
  await page.getByRole("button", { name: "Make a new code" }).click();
  return shownCode(page);
}

/** The code that the page for a new one shows. */
export async function shownCode(page: Page): Promise<string> {
  await expect(page.getByRole("heading", { level: 1, name: "Your new code" })).toBeVisible();
  return CODE.exec((await page.getByRole("main").textContent()) ?? "")?.[0] ?? "";
}

/** Whether a code opens a case for somebody from elsewhere, without JavaScript. */
export async function opens(browser: Browser, origin: string, code: string): Promise<boolean> {
  const extraHTTPHeaders = forwardedFor(newNetwork());
  const context = await browser.newContext({ javaScriptEnabled: false, extraHTTPHeaders });
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/track`);
    await page.getByLabel("Secret code").fill(code);
    await page.getByRole("button", { name: "Open the case" }).click();
    const portal = page.getByRole("button", { name: "Leave this case" });
    const refusal = page.getByRole("alert").filter({ hasText: "This code does not open a case" });
    await expect(portal.or(refusal).first()).toBeVisible();
    return await portal.isVisible();
  } finally {
    await context.close();
  }
}
