import { expect, type Page, test } from "@playwright/test";
import { startDesk } from "../setup/desk";
import type { Instance } from "../setup/instance";
import { completeSetup, signIn } from "../setup/people";

// A desk that nobody has set up yet; each test goes on where the one before left it.
test.describe.configure({ mode: "serial" });

const ada = { name: "Ada Admin", email: "ada@example.org", password: "correct horse battery staple" };
const problem = (page: Page) => page.getByRole("alert", { name: "There is a problem" });
let desk: Instance;

test.beforeAll(async () => {
  desk = await startDesk();
});
test.afterAll(async () => desk?.stop());

test("before set-up every public page says so", async ({ page }) => {
  for (const path of ["/", "/report", "/report/what", "/track", "/thanks", "/advisories"]) {
    await page.goto(desk.url + path);
    await expect(page.getByRole("heading", { level: 1 }), path).toHaveText("This desk is not set up yet");
  }
});

test("story 30: the set-up link works once, with JavaScript off", async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(desk.setupLink);
  await page.getByRole("button", { name: "Finish and open the desk" }).click();
  await expect(problem(page)).toContainText("Enter the name of the project or organisation");
  await completeSetup(page, desk.setupLink, ada);
  await expect(page.getByRole("banner")).toContainText("Ada Admin");
  await page.goto(desk.setupLink);
  await expect(page.locator("form")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("does not work any more");
});

test("the empty board leads an administrator to the first steps", async ({ page }) => {
  await signIn(page, desk.url, ada);
  await page.goto(`${desk.url}/desk/board`);
  const steps = page.getByRole("region", { name: "First steps" });
  for (const step of [
    "Run the self-check",
    "Publish your policy",
    "Invite a colleague",
    "Try the report form",
  ])
    await expect(steps.getByRole("link", { name: step })).toBeVisible();
  await steps.getByRole("link", { name: "Run the self-check" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Self-check" })).toBeVisible();
});

test("the last administrator stays one", async ({ page }) => {
  await signIn(page, desk.url, ada);
  await page.goto(`${desk.url}/desk/people`);
  await page.getByRole("rowheader").getByRole("link", { name: ada.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: ada.name })).toBeVisible();
  await page.locator("input[name=roles][value=admin]").uncheck();
  await page.getByRole("button", { name: "Change the roles" }).click();
  await expect(problem(page)).toContainText("This is the last administrator");
  await expect(page).toHaveTitle(/^Error: /);
  await page.locator("input[name=roles][value=triager]").uncheck();
  await page.locator("input[name=roles][value=admin]").check();
  await page.getByRole("button", { name: "Change the roles" }).click();
  await expect(problem(page)).toHaveCount(0);
  await expect(page).not.toHaveTitle(/^Error: /);
});
