import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { Factories } from "@/db/factories";
import { addPerson, sendReport } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { acceptedCase } from "@/db/testing/journey";
import { type Actor, ANONYMOUS } from "@/lib/domain/access/actor";
import { inTransaction } from "@/lib/server/transaction";

// What row-level security lets a statement write that forgot its WHERE, or that names rows of others.
const db = testDatabase();
const now = new Date("2026-11-20T14:00:00Z");
const actors: Record<string, Actor> = { anonymous: ANONYMOUS };
let own: string;
let other: string;
let hidden: string;

beforeAll(async () => {
  await setUpInstance(db().owner);
  for (const role of ["admin", "coordinator", "triager", "developer", "publisher", "auditor"] as const)
    actors[role] = await addPerson(db(), { roles: [role] });
  actors.guest = await addPerson(db(), { roles: [] });
  const vendor = await addPerson(db(), { roles: [] });
  actors.vendor = vendor;
  const mine = await sendReport(now);
  actors.reporter = mine.actor;
  own = mine.caseId;
  const triager = await addPerson(db(), { roles: ["triager"] });
  other = (await acceptedCase(triager, now)).caseId;
  const make = new Factories({ owner: db().owner, keyring: db().keyring });
  const restricted = await make.makeCase({ restricted: true, receivedAt: now });
  hidden = restricted.id;
  const invited = await make.makeCase({ title: "With a vendor", receivedAt: now });
  await make.join(invited, vendor.personId, "vendor", now);
});

class Undo extends Error {}

/** How many rows a statement reaches, or "refused"; nothing of it stays. */
async function reach(actor: Actor, statement: string): Promise<number | "refused"> {
  let reached = 0;
  try {
    await inTransaction(db().pool, actor, "read write", async (tx) => {
      reached = (await tx.execute(sql.raw(statement))).rowCount ?? 0;
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) return "refused";
  }
  return reached;
}

const OUTSIDERS = ["anonymous", "guest", "auditor"];

test("an update that forgot its WHERE reaches no case of others", async () => {
  const all = Number((await db().owner.query("select count(*) from cases")).rows[0].count);
  const found: Record<string, number | "refused"> = {};
  for (const [name, actor] of Object.entries(actors))
    found[name] = await reach(actor, "update cases set state = 'closed', closed_at = now()");
  const team = all - 1;
  expect(found).toEqual({
    anonymous: 0,
    guest: 0,
    auditor: 0,
    reporter: 1,
    vendor: 1,
    admin: team,
    coordinator: team,
    triager: team,
    developer: team,
    publisher: team,
  });
});

test.each(["participants set removed_at = now()", "clocks set satisfied_at = now()"])(
  "update %s stays within what one sees",
  async (change) => {
    const [table = ""] = change.split(" ");
    const counts = (where: string) =>
      db()
        .owner.query(`select count(*)::int as n from ${table} where ${where}`)
        .then(({ rows }) => rows[0].n as number);
    for (const name of OUTSIDERS)
      expect(await reach(actors[name] ?? ANONYMOUS, `update ${change}`), name).toBe(0);
    const reporter = actors.reporter ?? ANONYMOUS;
    expect(await reach(reporter, `update ${change}`)).toBeLessThanOrEqual(await counts(`case_id = '${own}'`));
    const visible = await counts(`case_id <> '${hidden}'`);
    expect(await reach(actors.triager ?? ANONYMOUS, `update ${change}`)).toBe(visible);
  },
);

test.each([
  ["people set disabled_at = now()", ["admin"]],
  ["person_roles set role = 'admin'", []],
  ["settings set organisation_name = 'x'", ["admin"]],
  ["settings set require_second_factor = false", ["admin"]],
  ["policy_versions set current = false", ["admin"]],
  ["staff_sessions set two_factors = true", []],
  ["products set name = 'x'", ["admin"]],
  ["scope_keys set wrapped = 'x'", []],
  ["case_keys set wrapped = 'x'", []],
  ["notices set sent_at = now()", []],
])("update %s is for %s alone", async (change, allowed) => {
  for (const [name, actor] of Object.entries(actors)) {
    if (allowed.includes(name) || name === "admin") continue;
    const reached = await reach(actor, `update ${change}`);
    // Everybody has a row of their own among the people; more is a leak.
    expect(
      reached === "refused" || reached <= (change.startsWith("people") ? 1 : 0),
      `${name}: ${reached}`,
    ).toBe(true);
  }
});

test.each(["events", "chain_heads", "reports", "messages", "scores", "cases", "participants", "people"])(
  "nobody deletes from %s",
  async (table) => {
    for (const [name, actor] of Object.entries(actors))
      expect(await reach(actor, `delete from ${table}`), name).toBe("refused");
  },
);

test("nobody lets themselves into a case they do not see", async () => {
  for (const name of [
    "admin",
    "coordinator",
    "triager",
    "developer",
    "publisher",
    "auditor",
    "guest",
    "vendor",
  ]) {
    const actor = actors[name];
    if (actor?.type !== "person") throw new Error(name);
    const values = `(gen_random_uuid(), '${hidden}', 'coordinator', '${actor.personId}', now())`;
    const statement = `insert into participants (id, case_id, kind, person_id, created_at) values ${values}`;
    expect(await reach(actor, statement), name).toBe("refused");
  }
});

test("an invited party reads neither the reporter's thread, nor the team's, nor what only reporters are told", async () => {
  const vendor = actors.vendor ?? ANONYMOUS;
  for (const table of [
    "reports",
    "messages",
    "events where chain_kind = 'case'",
    "remediations",
    "vulnerabilities",
    "scores",
    "drafts",
  ])
    expect(await reach(vendor, `select * from ${table}`), table).toBe(0);
  expect(await reach(vendor, "select * from people")).toBe(1);
  expect(await reach(vendor, "select * from person_secrets")).toBe(0);
  expect(
    await reach(vendor, `select * from case_keys where case_id in ('${own}', '${other}', '${hidden}')`),
  ).toBe(0);
});

test("a reporter reads the secrets of nobody and the inner side of no case, their own included", async () => {
  const reporter = actors.reporter ?? ANONYMOUS;
  for (const table of [
    "people",
    "person_roles",
    "staff_sessions",
    "person_secrets",
    "links",
    "notices",
    "remediations",
    "vulnerabilities",
    "chain_heads",
  ])
    expect(await reach(reporter, `select * from ${table}`), table).toBe(0);
  expect(await reach(reporter, "select * from events where audience <> 'reporter'")).toBe(0);
  expect(await reach(reporter, "select * from messages where audience <> 'reporter'")).toBe(0);
  expect(await reach(reporter, "select * from cases")).toBe(1);
});
