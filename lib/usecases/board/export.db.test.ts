import { text } from "node:stream/consumers";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { Factories, type MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import type { PersonActor } from "@/lib/domain/access/actor";
import { exportFile } from "@/lib/queries/board/export-file";
import { indexCase } from "@/lib/usecases/search/index-case";
import { exportCases } from "./export";

const NOW = new Date("2026-11-20T14:00:00Z");
const SYSTEM = { type: "system", task: "test" } as const;

const db = testDatabase();
let triager: MadePerson;
let auditor: MadePerson;
let developer: MadePerson;

beforeAll(async () => {
  const make = new Factories(db());
  await make.makeOrganisation();
  triager = await make.makePerson(["triager"], { name: "=cmd|' /C calc'!A0", steppedUpAt: NOW });
  auditor = await make.makePerson(["auditor"], { steppedUpAt: NOW });
  developer = await make.makePerson(["developer"], { steppedUpAt: NOW });
  const made = await make.makeCase({
    title: '=HYPERLINK("http://evil.example","x")',
    receivedAt: NOW,
    assigneeId: triager.id,
    state: "acknowledged",
    clocks: false,
  });
  await indexCase({ actor: SYSTEM, now: NOW }, { caseId: made.id });
  await make.makeCase({ title: "Canary", restricted: true, receivedAt: NOW, clocks: false });
  for (let at = 0; at < 1_100; at++)
    await db().owner.query(
      `insert into cases (id, reference, state, origin, title_sealed, policy_version_id, received_at, last_activity_at)
       select gen_random_uuid(), 'F-' || $1::int, 'accepted', 'form', 'x', id, $2, $2 from policy_versions`,
      [at, NOW],
    );
});
beforeEach(() => db().owner.query("delete from rate_limits"));

const events = async () =>
  (
    await db().owner.query<{ action: string; data: Record<string, unknown>; actor_id: string }>(
      "select action, data, actor_id from events where chain_kind = 'instance' order by seq",
    )
  ).rows;

type WhoAsks = () => Promise<PersonActor | null>;

async function fileOf(
  actor: PersonActor,
  input: Record<string, string>,
  whoAsks: WhoAsks = async () => actor,
) {
  const allowed = await exportCases({ actor, now: NOW }, input);
  return text(exportFile(NOW, allowed, whoAsks));
}

test("a file holds every case of the search in its order, and no cell begins a formula", async () => {
  const csv = await fileOf(triager.actor, { format: "csv", q: "assignee:me", sort: "received" });
  expect(csv.split("\r\n")).toHaveLength(3);
  expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
  expect(csv).toContain(`"'=cmd|' /C calc'!A0"`);
  expect(csv).not.toMatch(/(^|,)"\s*[=+@-]/m);
  const { cases, stopped } = JSON.parse(await fileOf(triager.actor, { format: "json", q: "" }));
  expect([cases.length, stopped]).toEqual([1_101, false]);
  expect(new Set(cases.map(({ id }: { id: string }) => id)).size).toBe(1_101);
});

test("a case that leaves the search between two parts of a file has no other case told twice", async () => {
  const { actor } = triager;
  const { rows } = await db().owner.query<{ id: string }>(
    "update cases set severity = 'low' where reference in (select 'F-' || n from generate_series(0, 500) n) returning id",
  );
  let asked = 0;
  const whoAsks = async () => {
    // The one case of the second part.
    if (++asked === 2)
      await db().owner.query(
        "update cases set severity = 'high' where id = (select id from cases where severity = 'low' order by received_at desc, id desc offset 500)",
      );
    return actor;
  };
  const input = { format: "json", q: "severity:low", sort: "received" };
  const { cases } = JSON.parse(await fileOf(actor, input, whoAsks));
  expect(asked).toBe(2);
  expect(rows).toHaveLength(501);
  expect(cases).toHaveLength(500);
  await db().owner.query("update cases set severity = null where severity is not null");
});

test("nothing of a restricted case is in anybody's file who takes no part in it", async () => {
  for (const { actor } of [triager, auditor]) {
    const file = await fileOf(actor, { format: "csv", q: "sort:received" });
    expect(file).not.toContain("Canary");
  }
});

test("an export leaves an event that says what was asked for, without its words", async () => {
  await fileOf(auditor.actor, {
    format: "csv",
    q: 'is:open severity:high hyperlink -"evil example" product:none',
  });
  expect((await events()).at(-1)).toEqual({
    action: "cases.exported",
    actor_id: auditor.id,
    data: {
      format: "csv",
      search: 'is:open severity:high … -"…" product:…',
      order: "promise",
      cases: 0,
    },
  });
});

test("a search with problems is refused, and nothing is written down", async () => {
  const before = (await events()).length;
  for (const input of [
    { format: "csv", q: "product:Nowhere" },
    { format: "csv", q: "severity:hgih" },
    { format: "csv", view: "5f4c1f34-6f0c-4f0e-9f6b-2f7f3c1d9a10" },
    { format: "csv", sort: "colour" },
    { format: "xlsx", q: "" },
  ])
    await expect(exportCases({ actor: triager.actor, now: NOW }, input)).rejects.toMatchObject({
      code: "invalid",
    });
  expect((await events()).length).toBe(before);
});

test("without the role, or without a fresh proof of identity, nothing leaves", async () => {
  const before = (await events()).length;
  const ask = (actor: PersonActor) => exportCases({ actor, now: NOW }, { format: "csv" });
  await expect(ask(developer.actor)).rejects.toMatchObject({ code: "forbidden" });
  const stale = { ...triager.actor, steppedUpAt: new Date(NOW.getTime() - 11 * 60_000) };
  await expect(ask(stale)).rejects.toMatchObject({ code: "step_up_required" });
  expect((await events()).length).toBe(before);
});

test("an export ends with its session", async () => {
  let asked = 0;
  const session = async () => (++asked < 2 ? triager.actor : null);
  await expect(fileOf(triager.actor, { format: "json", q: "" }, session)).rejects.toThrow("session ended");
});

test("an export ends with the role for it", async () => {
  let asked = 0;
  const session = async () => (++asked < 2 ? triager.actor : developer.actor);
  await expect(fileOf(triager.actor, { format: "json", q: "" }, session)).rejects.toThrow(/may not export/);
});

test("a person exports so often in an hour and no more", async () => {
  for (let at = 0; at < 20; at++) await exportCases({ actor: triager.actor, now: NOW }, { format: "csv" });
  const refusal = exportCases({ actor: triager.actor, now: NOW }, { format: "csv" });
  await expect(refusal).rejects.toMatchObject({
    code: "too_many",
    publicMessage: expect.stringMatching(/^Too many exports\./),
  });
  await expect(exportCases({ actor: auditor.actor, now: NOW }, { format: "csv" })).resolves.toBeDefined();
});
