import { type Browser, type BrowserContextOptions, type Page, test } from "@playwright/test";
import { addPerson } from "@/db/testing/cast";
import type { TestDatabase } from "@/db/testing/database";
import { VECTOR } from "@/db/testing/journey";
import type { PersonActor } from "@/lib/domain/access/actor";
import { closeDatabase, openDatabaseOf } from "../setup/arrange";
import { startDesk } from "../setup/desk";
import type { Instance } from "../setup/instance";
import { completeSetup, signIn } from "../setup/people";

const ada = { name: "Ada Admin", email: "ada@example.org", password: "correct horse battery staple" };
export const REASON = "Reproduced without an account.";
export const LOW = VECTOR.replace("PR:N", "PR:L");

export let desk: Instance;
export let database: TestDatabase;
export let triager: PersonActor;

/** One desk for all tests of the file that calls it: Ada, who holds every role, judges what Selin received. */
export function openJudgingDesk(): void {
  test.describe.configure({ mode: "default" });
  test.beforeAll(async ({ browser }) => {
    desk = await startDesk({ BREAKWATER_RATE_LIMITS: "sign-in=1000" });
    const page = await browser.newPage();
    await completeSetup(page, desk.setupLink, ada);
    await page.close();
    database = openDatabaseOf(desk);
    triager = await addPerson(database, { name: "Selin Ekici", roles: ["triager"], now: new Date() });
  });
  test.afterAll(async () => {
    if (database) await closeDatabase(database);
    await desk?.stop();
  });
}

/** A page of Ada's, signed in. */
export async function staff(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 1180, height: 900 }, ...options })
  ).newPage();
  await signIn(page, desk.url, ada);
  return page;
}

export const scoring = (reference: string, part = "") => `${desk.url}/desk/cases/${reference}/score${part}`;

/** What the tests look at and press on the pages of a score. */
export const scoreForm = (page: Page) => {
  const vector = page.getByLabel("Vector", { exact: true });
  const why = page.getByLabel("Why it changes");
  const save = () => page.getByRole("button", { name: "Save score" }).click();
  return {
    vector,
    why,
    save,
    metric: (code: string, value: string) => page.locator(`input[name="metrics.${code}"][value="${value}"]`),
    score: page.getByRole("status", { name: "Score" }),
    history: page.getByRole("table", { name: "Scores, newest first" }),
    summary: page.getByRole("alert", { name: "There is a problem" }),
    said: (words: string) => page.getByRole("status").filter({ hasText: words }),
    async saveVector(text: string) {
      await vector.fill(text);
      await why.fill(REASON);
      await save();
    },
  };
};
