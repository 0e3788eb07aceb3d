import { beforeAll, expect, test } from "vitest";
import { Factories } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import { settleDueCases } from "./settle-due";

const db = testDatabase();
const RECEIVED = new Date("2026-11-20T02:00:00Z");
const BEFORE = new Date("2026-11-20T14:00:00Z");
const AFTER = new Date("2026-11-21T02:00:01Z");
let make: Factories;
beforeAll(async () => {
  make = new Factories(db());
  await make.makeOrganisation();
});

const system = (now: Date) => ({ actor: { type: "system", task: "test" } as const, now });
async function settled(caseId: string) {
  const { rows } = await db().owner.query(
    "select priority, priority_reasons, priority_until, ssvc, has_cve, version, last_activity_at from cases where id = $1",
    [caseId],
  );
  return rows[0];
}

test("a case is lifted when its promise passes, though nobody touches it, and settled once", async () => {
  const { id } = await make.makeCase({ receivedAt: RECEIVED });
  expect(await settleDueCases(system(BEFORE))).toBe(0);
  expect(await settled(id)).toMatchObject({ priority: "normal", priority_reasons: ["unjudged"] });
  expect(await settleDueCases(system(AFTER))).toBe(1);
  expect(await settled(id)).toMatchObject({
    priority: "high",
    priority_reasons: ["unjudged", "late"],
    priority_until: null,
    version: 1,
    last_activity_at: RECEIVED,
  });
  expect(await settleDueCases(system(AFTER))).toBe(0);
});

test("desks that are open are told which case was lifted, and of no other", async () => {
  const { id } = await make.makeCase({ receivedAt: RECEIVED });
  await make.makeCase({ receivedAt: AFTER });
  const client = await db().owner.connect();
  try {
    const heard: string[] = [];
    client.on("notification", ({ payload = "" }) => heard.push(payload));
    await client.query("listen breakwater_changes");
    expect(await settleDueCases(system(AFTER))).toBe(1);
    // Notifications arrive before the answer to what is asked after the commit.
    await client.query("select 1");
    expect(heard.map((payload) => JSON.parse(payload))).toEqual([{ case: id }]);
    await client.query("unlisten *");
  } finally {
    client.release();
  }
});

test("cases that came before the rule are settled in batches, and a second run finds nothing to do", async () => {
  const ids: string[] = [];
  for (const exploited of ["yes", "no"] as const)
    for (let n = 0; n < 130; n++)
      ids.push((await make.makeCase({ receivedAt: RECEIVED, exploited, clocks: false, answers: null })).id);
  // As an upgrade finds them: the defaults of the columns.
  await db().owner.query(
    "update cases set priority = 'normal', priority_reasons = '{}', priority_until = default where id = any($1)",
    [ids],
  );
  expect(await settleDueCases(system(BEFORE))).toBe(ids.length);
  const { rows } = await db().owner.query(
    "select priority, count(*)::int as n from cases where id = any($1) group by 1 order by 1",
    [ids],
  );
  expect(rows).toEqual([
    { priority: "normal", n: 130 },
    { priority: "urgent", n: 130 },
  ]);
  expect(await settleDueCases(system(BEFORE))).toBe(0);
});

test("a case that somebody works on is left to their own change", async () => {
  const { id } = await make.makeCase({ receivedAt: RECEIVED, clocks: false });
  await db().owner.query("update cases set priority_until = default where id = $1", [id]);
  const client = await db().owner.connect();
  try {
    await client.query("begin");
    await client.query("select from cases where id = $1 for update", [id]);
    expect(await settleDueCases(system(BEFORE))).toBe(0);
    await client.query("rollback");
  } finally {
    client.release();
  }
  expect(await settleDueCases(system(BEFORE))).toBe(1);
});

test("nobody but the system settles cases", async () => {
  await expect(settleDueCases({ actor: ANONYMOUS, now: AFTER })).rejects.toMatchObject({
    code: "unauthenticated",
  });
});
