import { beforeAll, expect, test } from "vitest";
import { clocks } from "@/db/schema";
import { testDatabase } from "@/db/testing/database";
import { ANONYMOUS, type PersonActor } from "@/lib/domain/access/actor";
import { BUILT_IN_VIEWS } from "@/lib/domain/board/views";
import { CASE_STATES, OUTCOMES } from "@/lib/domain/case/states";
import { clockStatus } from "@/lib/domain/clock/status";
import { SEVERITIES } from "@/lib/domain/severity";
import { queueCounts } from "@/lib/queries/board/queues";
import { toClock } from "@/lib/queries/clock-row";
import { likelyOnes } from "@/lib/queries/likely-duplicates";
import { replyRegister } from "@/lib/queries/replies";
import { hallOfFame } from "@/lib/queries/thanks";
import { read } from "@/lib/server/read";
import { openPortalSession } from "@/lib/usecases/portal/open-session";
import { signInWithPassword } from "@/lib/usecases/sign-in/password";
import { type Seeded, seedDemo } from "./seed";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const password = "a password for the tests";
let seeded: Seeded;

beforeAll(async () => {
  seeded = await seedDemo({ now, password });
}, 300_000);

const values = async (query: string) =>
  new Set((await db().owner.query<{ value: string }>(query)).rows.map(({ value }) => value));

test("there are cases in every state, of every severity and with every outcome", async () => {
  expect(seeded.cases).toBeGreaterThanOrEqual(24);
  expect(await values("select state as value from cases")).toEqual(new Set(CASE_STATES));
  expect(await values("select outcome as value from cases where outcome is not null")).toEqual(
    new Set(OUTCOMES),
  );
  expect(await values("select severity as value from cases where severity is not null")).toEqual(
    new Set(SEVERITIES),
  );
});

test("there are promises in every condition", async () => {
  const rows = await read({ type: "system", task: "test" }, ({ tx }) => tx.select().from(clocks));
  const conditions = rows.map((row) => {
    const status = clockStatus(toClock(row), now);
    if (status.state === "running") return status.soon ? "soon" : "running";
    if (status.state === "breached") return status.answered ? "answered late" : "late";
    return status.state;
  });
  expect(new Set(conditions)).toEqual(
    new Set(["running", "soon", "late", "answered late", "paused", "met", "ended"]),
  );
});

test("there are files, messages of every kind, a restricted case, an incident and a CERT's own id", async () => {
  expect(await values("select kind as value from messages")).toEqual(
    new Set(["note", "message", "question", "correction", "fix_notice"]),
  );
  const { rows } = await db().owner.query(`select
    (select count(*) from attachments where report_id is not null)::int as files,
    (select count(*) from attachments where message_id is not null)::int as files_of_messages,
    (select count(*) from cases where restricted)::int as restricted,
    (select count(*) from cases where origin = 'internal')::int as incidents,
    (select count(*) from cases where reporter_kind = 'cert' and tracking_id_sealed is not null)::int as certs,
    (select count(*) from advisory_revisions where (content->>'emergency')::boolean)::int as emergencies,
    (select count(*) from participants where kind = 'reporter' and contact_sealed is null)::int as unreachable`);
  for (const [name, count] of Object.entries(rows[0])) expect(count, name).toBeGreaterThan(0);
});

test("the hall of fame spans three years, with thanks for reports that needed no advisory", async () => {
  const { entries, years } = await hallOfFame();
  expect(years.length).toBeGreaterThanOrEqual(3);
  expect(entries.some(({ advisory }) => advisory === null)).toBe(true);
  expect(entries.map(({ name }) => name)).toContain("Anonymous reporter");
});

test("everybody has read most cases, and for everybody a few are new", async () => {
  const { rows } = await db().owner.query(`select p.display_name as name, count(*)::int as seen,
      count(*) filter (where c.last_activity_at > r.read_at)::int as unread
    from case_reads r join people p on p.id = r.person_id join cases c on c.id = r.case_id group by 1`);
  expect(rows).toHaveLength(seeded.logins.length);
  for (const { name, seen, unread } of rows) {
    expect(unread, name).toBeGreaterThan(0);
    expect(unread, name).toBeLessThan(seen / 3);
  }
});

async function mara(): Promise<PersonActor> {
  const { rows } = await db().owner.query("select id from people where display_name = 'Mara Okoye'");
  return { type: "person", personId: rows[0].id, roles: ["coordinator"], steppedUpAt: null };
}

test("every built-in view has cases for the coordinator, and the team keeps labels, replies and views", async () => {
  const actor = await mara();
  const { counts } = await queueCounts({ actor, now });
  expect(Object.keys(counts).length).toBe(Object.keys(BUILT_IN_VIEWS).length + 2);
  for (const [view, found] of Object.entries(counts)) expect(found?.count.number, view).toBeGreaterThan(0);
  expect(await replyRegister(actor)).toHaveLength(3);
  const { rows } = await db().owner.query("select count(distinct label_id)::int as used from case_labels");
  expect(rows[0].used).toBe(6);
});

test("one case is a duplicate of another, and a new one likely is", async () => {
  const { rows } = await db().owner.query(
    `select o.reference from cases c join cases o on o.id = c.duplicate_of`,
  );
  expect(rows).toEqual([{ reference: seeded.references["guessable-codes"] }]);
  const actor = await mara();
  const likely = await likelyOnes(actor, seeded.references["export-columns"] ?? "");
  expect(likely[0]?.reference).toBe(seeded.references["export-injection"]);
});

test("nothing happened after now, and every chain of events is whole", async () => {
  const { rows } = await db().owner.query(
    "select count(*)::int as late from events where at > $1 union all select count(*)::int from messages where created_at > $1",
    [now],
  );
  expect(rows).toEqual([{ late: 0 }, { late: 0 }]);
  const broken = await db().owner.query(`select e.chain_id, e.seq from events e
    left join events p on p.chain_kind = e.chain_kind and p.chain_id = e.chain_id and p.seq = e.seq - 1
    where e.hash <> app.event_hash(e.previous_hash, e) or (e.seq > 1 and e.previous_hash is distinct from p.hash)`);
  expect(broken.rows).toEqual([]);
});

test("the printed code opens the portal and the printed logins are right", async () => {
  const opened = await openPortalSession({ actor: ANONYMOUS, now }, { code: seeded.portal.code });
  expect(opened.token).toHaveLength(43);
  for (const { email } of seeded.logins)
    expect(
      await signInWithPassword({ actor: ANONYMOUS, now }, { email, password, client: "test" }),
    ).toMatchObject({
      step: "done",
    });
});

test("a desk that is set up is not filled", async () => {
  await expect(seedDemo({ now, password })).rejects.toThrow("set up already");
});
