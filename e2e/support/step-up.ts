import type { BrowserContextOptions, Page } from "@playwright/test";
import type pg from "pg";
import { ROLES } from "@/lib/domain/access/roles";
import type { Arrange } from "../setup/arrange";
import { test as base } from "../setup/test";

type Member = Awaited<ReturnType<Arrange["member"]>>;

/** The desk of the other tests, with somebody who may do everything and is let in without a password. */
export const test = base.extend<{
  ada: Member;
  /** A page of hers in a browser of its own. */
  staffPage: (options?: BrowserContextOptions) => Promise<Page>;
}>({
  ada: async ({ arrange }, use) => use(await arrange.member("Ada Admin", ...ROLES)),
  staffPage: async ({ browser, arrange, ada, baseURL }, use) =>
    use(async (options) => {
      const page = await browser.newPage(options);
      await arrange.signIn(page.context(), ada, baseURL);
      return page;
    }),
});

/** What a refused form says at its head. */
export const problem = (page: Page) => page.getByRole("alert", { name: "There is a problem" });
/** Where a form asks who is pressing its button. */
export const proof = (page: Page) => page.getByRole("region", { name: "Confirm that it is you" });
export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Answers that question with a password and presses the form's button again. */
export async function prove(page: Page, name: string, password: string): Promise<void> {
  await proof(page).getByLabel("Your password").fill(password);
  await button(page, name).click();
}

type Somebody = { actor: { personId: string } };

/** As if ten minutes had passed since somebody's last proof. */
export async function letProofRunOut(owner: pg.Pool, { actor }: Somebody): Promise<void> {
  await owner.query("update staff_sessions set stepped_up_at = null where person_id = $1", [actor.personId]);
}

/** As if somebody's sessions had all reached their end. */
export async function endSessions(owner: pg.Pool, { actor }: Somebody): Promise<void> {
  await owner.query("delete from staff_sessions where person_id = $1", [actor.personId]);
}
