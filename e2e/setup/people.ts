import { type BrowserContext, expect, type Page } from "@playwright/test";
import { TOTP } from "otpauth";

export type Login = { email: string; password: string };

/** Fills the set-up page as the first administrator and ends up signed in on the desk. */
export async function completeSetup(
  page: Page,
  setupLink: string,
  admin: Login & { name: string },
): Promise<void> {
  await page.goto(setupLink);
  await page.getByLabel("Project or organisation").fill("Example Project");
  await page.getByLabel("Prefix of case references").fill("EX");
  await page.getByLabel("Where to turn if nobody answers").fill("security@example.org");
  await page.getByLabel("First product").fill("Example Server");
  await page.getByLabel("Its supported versions or branches").fill("1.0\n2.0");
  await page.getByLabel("Your name").fill(admin.name);
  await page.getByLabel("Your e-mail address").fill(admin.email);
  await page.getByLabel("Your password").fill(admin.password);
  await page.getByRole("button", { name: "Finish and open the desk" }).click();
  await expect(page).toHaveURL(/\/desk/);
}

/** The first step of signing in; where it leads is for the caller to expect. */
export async function givePassword(page: Page, origin: string, { email, password }: Login): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function signIn(page: Page, origin: string, login: Login): Promise<void> {
  await givePassword(page, origin, login);
  await expect(page).toHaveURL(/\/desk/);
}

/** Makes an invitation as the administrator on `page` and returns its link. */
export async function invite(
  page: Page,
  origin: string,
  person: { name: string; email: string; roles: string[] },
): Promise<string> {
  await page.goto(`${origin}/desk/people`);
  await page.getByLabel("Name", { exact: true }).fill(person.name);
  await page.getByLabel("E-mail address").fill(person.email);
  for (const role of person.roles) await page.locator(`input[name=roles][value=${role}]`).check();
  await page.getByRole("button", { name: "Make an invitation" }).click();
  return (await page.getByRole("region", { name: "Invitation link" }).locator("bdi").textContent()) ?? "";
}

/** Accepts an invitation in a browser of its own. */
export async function join(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(/\/desk\/account/);
}

/** What an authenticator app shows `steps` half minutes from now. Each step counts once, so tests walk through them. */
export function appCode(secret: string, steps: number): string {
  return new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
}

export async function sessionToken(context: BrowserContext): Promise<string> {
  const cookies = await context.cookies();
  return cookies.find(({ name }) => name.endsWith("breakwater-staff"))?.value ?? "";
}
