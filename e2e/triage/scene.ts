import { randomUUID } from "node:crypto";
import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { drizzle } from "drizzle-orm/node-postgres";
import { addPerson, sendReport } from "@/db/testing/cast";
import type { TestDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import type { PersonActor } from "@/lib/domain/access/actor";
import { newToken, tokenHash } from "@/lib/server/crypto/keyring";
import { writeFirstPlaybook } from "@/lib/server/first-playbook";
import { openDatabaseOf } from "../setup/arrange";
import { type Instance, startInstance } from "../setup/instance";
import { openPortal } from "../support/portal";

export const ORIGINAL = "Canary-original: negative entry count in exa_index_read";
export const TELLING =
  "The exaReader trusts exaEntryCount; exa_index_read() in src/exa/index.c:214 writes past exaBuffer.";

let desk: Instance;
export let db: TestDatabase;
export let mara: PersonActor;
export let noor: PersonActor;
export let admin: PersonActor;

/** One running desk with a triager, a publisher and an admin for all tests of the file that calls it. */
export function openTriageDesk(): void {
  test.describe.configure({ mode: "default" });
  test.beforeAll(async () => {
    desk = await startInstance({ BREAKWATER_RATE_LIMITS: "track=1000,upload=1000,draft=1000,report=1000" });
    db = openDatabaseOf(desk);
    await setUpInstance(db.owner);
    const now = new Date();
    await writeFirstPlaybook(drizzle(db.owner), now);
    mara = await addPerson(db, { name: "Mara Okoye", roles: ["triager", "coordinator"], now });
    noor = await addPerson(db, { name: "Noor Haddad", roles: ["coordinator", "publisher"], now });
    admin = await addPerson(db, { name: "Ines Sato", roles: ["admin"], now });
  });
  test.afterAll(async () => {
    await db?.pool.end();
    await db?.owner.end();
    await desk?.stop();
  });
}

export const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

export async function deskOf(
  browser: Browser,
  person: PersonActor,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const token = newToken();
  await db.owner.query(
    "insert into staff_sessions (id, token_hash, person_id, created_at, last_seen_at, expires_at, stepped_up_at) values ($1, $2, $3, now(), now(), now() + interval '1 day', now())",
    [randomUUID(), tokenHash(token), person.personId],
  );
  const context = await browser.newContext({
    baseURL: desk.url,
    viewport: { width: 1180, height: 900 },
    ...options,
  });
  await context.addCookies([{ name: "breakwater-staff", value: token, url: desk.url }]);
  return context.newPage();
}

export async function portalOf(
  browser: Browser,
  { code }: { code: string },
  options: BrowserContextOptions = {},
) {
  const page = await (await browser.newContext({ baseURL: desk.url, ...options })).newPage();
  await openPortal(page, desk.url, code);
  return page;
}

/** Two reports of one flaw in the parser of `format`, which no other test names, both indexed by the worker. */
export async function sendPair(format = "exa") {
  const first = await sendReport(ago(40), {
    title: ORIGINAL.replaceAll("exa", format),
    summary: TELLING.replaceAll("exa", format),
    steps: "Open the file.",
  });
  const later = await sendReport(ago(10), {
    title: "Heap overflow when a crafted archive is opened",
    summary:
      "exa_index_read() in src/exa/index.c:214 takes exaEntryCount as it comes, so exaReader overruns exaBuffer.".replaceAll(
        "exa",
        format,
      ),
    name: "Ada Example",
    reporter_kind: "researcher",
  });
  await expect
    .poll(
      async () =>
        (
          await db.owner.query("select from case_words where case_id = any($1)", [
            [first.caseId, later.caseId],
          ])
        ).rowCount,
    )
    .toBe(2);
  return { first, later };
}
