import { randomUUID } from "node:crypto";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import pg from "pg";
import { Factories, type MadePerson } from "@/db/factories";
import { newToken, readKeyring, tokenHash } from "@/lib/server/crypto/keyring";
import { startDesk } from "../setup/desk";
import type { Instance } from "../setup/instance";

/** The instant at which the clock of these desks stands still. */
export const NOW = new Date("2026-11-20T14:00:00Z");
export const hours = (count: number) => new Date(NOW.getTime() - count * 3_600_000);

export type BoardDesk = {
  instance: Instance;
  owner: pg.Pool;
  make: Factories;
  mara: MadePerson;
  jonas: MadePerson;
  /** A page signed in as this person, in a browser context of its own. */
  pageOf(browser: Browser, person: MadePerson, options?: BrowserContextOptions): Promise<Page>;
  stop(): Promise<void>;
};

/** A desk of its own with two people and no case, so that every row of its board is known. */
export async function openBoardDesk(): Promise<BoardDesk> {
  const instance = await startDesk({
    BREAKWATER_FROZEN_NOW: NOW.toISOString(),
    BREAKWATER_ALLOW_FROZEN_NOW: "1",
  });
  const owner = new pg.Pool({ connectionString: instance.ownerUrl, max: 2 });
  const make = new Factories({ owner, keyring: readKeyring(`${instance.dataDir}/keys.json`) });
  await make.makeOrganisation();
  const mara = await make.makePerson(["coordinator", "triager"], { name: "Mara Okoye" });
  const jonas = await make.makePerson(["triager"], { name: "Jonas Lind" });
  return {
    instance,
    owner,
    make,
    mara,
    jonas,
    async pageOf(browser, person, options = {}) {
      const token = newToken();
      await owner.query(
        "insert into staff_sessions (id, token_hash, person_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $4, $4, $5)",
        [randomUUID(), tokenHash(token), person.id, NOW, new Date(NOW.getTime() + 86_400_000)],
      );
      const viewport = { width: 1180, height: 900 };
      const context = await browser.newContext({ baseURL: instance.url, viewport, ...options });
      await context.addCookies([{ name: "breakwater-staff", value: token, url: instance.url }]);
      return context.newPage();
    },
    async stop() {
      await owner.end();
      await instance.stop();
    },
  };
}

/** Opens the board and waits until it hears keys: it asks for the counts of its views right after that. */
export async function openBoard(page: Page, address: string): Promise<void> {
  await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith("/api/v1/queues")),
    page.goto(address),
  ]);
}

/** The titles of the rows, in their order. */
export const titles = (page: Page) => page.locator("tbody .cell-title bdi").allTextContents();
