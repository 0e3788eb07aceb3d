import { type Browser, expect, type Page } from "@playwright/test";
import pg from "pg";
import { type Instance, startInstance } from "../setup/instance";
import { completeSetup, signIn } from "../setup/people";

export const ada = { name: "Ada Admin", email: "ada@example.org", password: "correct horse battery staple" };
export const SECTIONS = ["", "/organisation", "/policy", "/products", "/limits", "/sign-in", "/self-check"];

type Options = { javaScriptEnabled?: boolean };

export const freshPage = async (browser: Browser, options: Options = {}): Promise<Page> =>
  (await browser.newContext(options)).newPage();

export const problem = (page: Page) => page.getByRole("alert", { name: "There is a problem" });
export const done = (page: Page) => page.getByRole("main").getByRole("status");
export const proof = (page: Page) => page.getByRole("region", { name: "Confirm that it is you" });

/** A desk of its own, set up by Ada: what is set on it would change the tests of others. */
export class SettingsDesk {
  private constructor(
    readonly instance: Instance,
    readonly owner: pg.Client,
    /** Passkeys need a host name, so: localhost. */
    readonly origin: string,
  ) {}

  static async start(browser: Browser, environment: Record<string, string> = {}): Promise<SettingsDesk> {
    const instance = await startInstance({
      BREAKWATER_RATE_LIMITS: "sign-in=1000,draft=1000",
      ...environment,
    });
    const owner = new pg.Client({ connectionString: instance.ownerUrl });
    await owner.connect();
    const local = (address: string) => address.replace("127.0.0.1", "localhost");
    await completeSetup(await freshPage(browser), local(instance.setupLink), ada);
    return new SettingsDesk(instance, owner, local(instance.url));
  }

  async stop(): Promise<void> {
    await this.owner.end();
    await this.instance.stop();
  }

  async asAdmin(browser: Browser, options: Options = {}): Promise<Page> {
    const page = await freshPage(browser, options);
    await signIn(page, this.origin, ada);
    return page;
  }

  async open(page: Page, section: string): Promise<void> {
    await page.goto(`${this.origin}/desk/settings/${section}`);
    await expect(page.getByRole("navigation", { name: "Sections of the settings" })).toBeVisible();
  }

  /** As if ten minutes had passed since everybody's last proof. */
  async letProofsRunOut(): Promise<void> {
    await this.owner.query("update staff_sessions set stepped_up_at = null");
  }

  async publicText(path: string): Promise<string> {
    return (await fetch(`${this.instance.url}${path}`)).text();
  }
}
