import { expect } from "@playwright/test";
import pg from "pg";
import { ROLES } from "@/lib/domain/access/roles";
import type { Instance } from "./instance";
import { runProgram } from "./program";

export const IDENTITIES = [
  "anonymous",
  "draft",
  "reporter",
  ...ROLES,
  "disabled",
  "vendor",
  "guest",
] as const;
/** Who may knock: `vendor` takes part in the hidden case without a role, `guest` has an account and nothing else. */
export type Identity = (typeof IDENTITIES)[number];

/** Of everybody with an account; their address is `<identity>@example.org`. */
export const PASSWORD = "correct horse battery staple";

/** Strings that stand in the hidden case only; none may turn up where that case does not. */
export const CANARY = {
  title: "canary-title-k7q2",
  text: "canary-text-m3x9",
  note: "canary-note-p5w8",
  name: "canary-name-z1r4",
  address: "canary-address-h6d0@example.org",
} as const;

/** What the script tells of the rows it made. */
export type Cast = {
  /** The Cookie header of each identity; empty for anonymous. */
  cookies: Readonly<Record<Identity, string>>;
  /** Ids of those who have an account. */
  people: Readonly<Partial<Record<Identity, string>>>;
  /** The reporter's own case. */
  own: { caseId: string; reference: string; code: string };
  /** Somebody else's accepted case with an advisory draft and a note; the vendor takes part in it. */
  other: { caseId: string; reference: string; code: string };
  /** A case that only its participants see. */
  restricted: { caseId: string; reference: string };
  /** A published advisory. */
  publicId: string;
  /** Ids of files: of a note on the other case, and of the reporter's own. */
  files: { internal: string; own: string };
};
export type Scene = Cast & { owner: pg.Pool; close(): Promise<void> };

type Filled = Pick<Instance, "ownerUrl" | "dataDir">;

/** Fills an empty database with an account for each identity and four cases, past the pages and past set-up. */
export async function fillScene({ ownerUrl, dataDir }: Filled): Promise<Cast> {
  // A process of its own: the use cases are loaded as the command line loads them.
  const { stdout } = await runProgram("e2e/setup/fill-scene.ts", [ownerUrl, dataDir]);
  return JSON.parse(stdout) as Cast;
}

/** The same on a desk that is up, ready to be used. */
export async function setScene(desk: Filled): Promise<Scene> {
  return sceneOn(desk, await fillScene(desk));
}

/** The scene on a desk whose database holds it already; everybody signed in a moment ago. */
export async function sceneOn({ ownerUrl }: Pick<Filled, "ownerUrl">, cast: Cast): Promise<Scene> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  owner.on("error", () => {});
  await workerIsDone(owner);
  await owner.query(
    `update staff_sessions set created_at = now(), last_seen_at = now(), stepped_up_at = now(), expires_at = now() + interval '1 hour';
     update portal_sessions set created_at = now(), last_seen_at = now()`,
  );
  return { ...cast, owner, close: () => owner.end() };
}

// What a worker would still do of its own accord is no change that a request made.
async function workerIsDone(owner: pg.Pool): Promise<void> {
  await owner.query("update cases set priority_until = null where priority_until < now()");
  const waiting = "select from graphile_worker._private_jobs where key like 'notice-%' or key like 'index-%'";
  await expect.poll(async () => (await owner.query(waiting)).rowCount, { timeout: 60_000 }).toBe(0);
}

/** What every table holds, as one text a table: two of them are equal when nothing changed in between. */
export async function everything(owner: pg.Pool): Promise<Record<string, string>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker') order by 1",
  );
  const content: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await owner.query<{ text: string }>(`select t::text as text from ${name} t order by 1`);
    content[name] = rows.map(({ text }) => text).join("\n");
  }
  return content;
}

/** The same without what a look or a try leaves behind: sessions, read marks, rate limits, the queue and what jobs derive. */
export async function lasting(owner: pg.Pool): Promise<Record<string, string>> {
  const kept = Object.entries(await everything(owner)).filter(([name]) => !PASSING.test(name));
  return Object.fromEntries(kept);
}
const PASSING = /graphile_worker|case_words|case_reads|rate_limits|daily_keys|staff_sessions|portal_sessions/;
