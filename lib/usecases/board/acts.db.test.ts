import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { CaseOptions, MadeCase } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { ActDone, ActRefused, ActResult } from "@/lib/domain/board/acts";
import { log } from "@/lib/server/log";
import { inTransaction } from "@/lib/server/transaction";
import { assignCase } from "@/lib/usecases/cases/assign";
import { labelCase } from "@/lib/usecases/cases/label";
import { settleCase } from "@/lib/usecases/cases/settle";
import { chainHolds, type Desk, NOW, openDesk, RECEIVED } from "@/lib/usecases/cases/testing/desk";
import { offerCredit } from "@/lib/usecases/credits/offer";
import { actOnCases } from "./act-on-cases";

const db = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(db());
});

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const make = (on: Partial<CaseOptions> = {}): Promise<MadeCase> =>
  desk.make.makeCase({ receivedAt: RECEIVED, product: "Example Server", reporter: { name: "Ada" }, ...on });
const act = (actor: PersonActor, body: unknown, at = NOW) => actOnCases({ actor, now: at }, body);
const version = async ({ id }: MadeCase): Promise<number> =>
  (await db().owner.query("select version from cases where id = $1", [id])).rows[0].version;
const ref = async (made: MadeCase) => ({ id: made.id, version: await version(made) });
const done = (result: ActResult | undefined): ActDone => {
  expect(result).toMatchObject({ done: true });
  return result as ActDone;
};
const refused = (result: ActResult | undefined): ActRefused => {
  expect(result).toMatchObject({ done: false });
  return result as ActRefused;
};
const eventsOf = async ({ id }: MadeCase): Promise<string[]> =>
  (await db().owner.query("select action from events where chain_id = $1 order by seq", [id])).rows.map(
    (row) => row.action,
  );

/** A case as people see it: all but its version, who snoozed it and touched it last, and how texts happen to be sealed. */
async function standing(made: MadeCase, reader: string): Promise<unknown> {
  const one = async (text: string, values: unknown[] = [made.id]) =>
    (await db().owner.query(text, values)).rows;
  const [row] = await one("select * from cases where id = $1");
  const { last_activity_at: touched, severity_reason_sealed, waits_for_sealed, ...facts } = row;
  delete facts.version;
  delete facts.snoozed_by;
  const open = (column: string, sealed: Buffer | null) =>
    made.vault.openOptional(`cases.${column}`, made.id, sealed);
  return {
    ...facts,
    severityReason: open("severity_reason_sealed", severity_reason_sealed),
    party: facts.waits_for && open("waits_for_sealed", waits_for_sealed),
    clocks: await one("select * from clocks where case_id = $1 order by id"),
    labels: await one("select label_id from case_labels where case_id = $1 order by 1"),
    watchers: await one("select person_id from case_watchers where case_id = $1 order by 1"),
    participants: await one(
      "select kind, person_id from participants where case_id = $1 and removed_at is null order by 1, 2",
    ),
    read: await one("select from case_reads where case_id = $1 and person_id = $2 and read_at >= $3", [
      made.id,
      reader,
      touched,
    ]),
  };
}

// The factory leaves out what use cases derive from facts.
const settled = (made: MadeCase) =>
  inTransaction(db().pool, { type: "system", task: "test" }, "read write", (tx) =>
    settleCase(tx, made.id, NOW),
  );

const quiet = { clocks: false as const };
const DAY = new Date("2026-12-01T00:00:00Z");
const BASES: readonly Partial<CaseOptions>[] = [
  {},
  { state: "acknowledged", severity: "high", assigneeId: null },
  { state: "accepted", severity: "low", ...quiet },
  { state: "remediating", ...quiet },
  { state: "fix_ready", ...quiet, snoozedUntilReply: true, waitsFor: "vendor" },
  { state: "scheduled", ...quiet },
  { state: "needs_info", resumeState: "acknowledged", ...quiet },
  { state: "closed", outcome: "not_reproducible", ...quiet },
  { state: "acknowledged", answers: null, snoozedUntil: DAY, snoozedUntilReply: true, ...quiet },
];

/** What moves need, so that each is made wherever the state knows it. */
const brought = () => ({
  reason: "Because.",
  outcome: "spam",
  ownerId: desk.people.developer.id,
  expectedResolutionAt: "2026-12-24",
  fixReference: "commit 4711",
  testEvidence: "Run 12 is green.",
});

const stepOf = fc.oneof(
  fc.constantFrom("", "developer", "triager").map((who) => ({
    act: "assign",
    input: () => ({ personId: who && desk.people[who as "triager"].id }),
  })),
  fc.constantFrom("label", "unlabel").map((name) => ({ act: name, input: () => ({ labelId: desk.label }) })),
  fc.constantFrom("watch", "unwatch", "read", "unread", "wake").map((name) => ({
    act: name,
    input: () => ({}),
  })),
  fc
    .record({ severity: fc.constantFrom("", "low", "critical"), why: fc.constantFrom("A.", "B.") })
    .map(({ severity, why }) => ({
      act: "severity",
      input: () => ({ severity, severityReason: severity && why }),
    })),
  fc
    .record({
      until: fc.constantFrom("tomorrow", "week", "reply", "2026-12-24"),
      waitsFor: fc.constantFrom(undefined, "", "upstream"),
    })
    .map(({ until, waitsFor }) => ({ act: "snooze", input: () => ({ until, waitsFor, party: "Tern" }) })),
  fc.constantFrom("", "vendor", "coordinator").map((waitsFor) => ({
    act: "wait",
    input: () => ({ waitsFor, party: waitsFor && "Gannet" }),
  })),
  fc.constantFrom("accept", "plan", "rework", "unschedule", "reopen", "reject", "fix_ready").map((move) => ({
    act: "move",
    input: () => ({ ...brought(), move }),
  })),
);

type Step = { act: string; input: () => Record<string, unknown> };

/** Does the acts, undoes what can be undone, and holds each state against the one before. Returns what was undone. */
async function doAndUndo(base: Partial<CaseOptions>, steps: readonly Step[]): Promise<string[]> {
  const { actor } = desk.people.coordinator;
  const made = await make(base);
  await settled(made);
  let at = 0;
  const undo: { before: unknown; act: NonNullable<ActDone["undo"]> }[] = [];
  for (const { act: name, input } of steps) {
    const before = await standing(made, actor.personId);
    const body = { act: name, input: input(), cases: [await ref(made)] };
    const [result] = (await act(actor, body, later(++at))).results;
    if (!result?.done) expect(await standing(made, actor.personId)).toEqual(before);
    if (!result?.done || !result.changed) continue;
    expect(result.version).toBe(await version(made));
    if (result.undo === null) expect(result.final).not.toBeNull();
    // What cannot be undone stands before everything that came earlier.
    if (result.undo === null) undo.length = 0;
    else undo.push({ before, act: result.undo });
    if (name === "move") break;
  }
  for (const { before, act: inverse } of undo.reverse()) {
    const events = (await eventsOf(made)).length;
    const body = { acts: [{ ...inverse, version: await version(made) }] };
    const [result] = (await act(actor, body, later(++at))).results;
    expect(result, JSON.stringify(inverse)).toMatchObject({ done: true });
    expect(await standing(made, actor.personId)).toEqual(before);
    if (!/read$/.test(inverse.act)) expect((await eventsOf(made)).length).toBeGreaterThan(events);
  }
  expect(await chainHolds(db(), made.id)).toBe(true);
  return undo.map((one) => one.act.act);
}

test("whatever was done, undone in the opposite order, the case stands as it stood and all of it is on the record", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...BASES),
      fc.array(stepOf, { minLength: 1, maxLength: 5 }),
      async (base, steps) => {
        await doAndUndo(base, steps);
      },
    ),
    { numRuns: 40 },
  );
});

test.each<[string, Partial<CaseOptions>]>([
  ["accept", { state: "acknowledged", severity: "high", ...quiet }],
  ["plan", { state: "accepted", ...quiet }],
  ["plan", { state: "accepted", ...quiet, expectedResolutionAt: DAY }],
  ["fix_ready", { state: "remediating", ...quiet }],
  ["rework", { state: "fix_ready", ...quiet }],
  ["unschedule", { state: "scheduled", ...quiet }],
  ["reject", { state: "new" }],
  ["reject", { state: "acknowledged", snoozedUntil: DAY, snoozedUntilReply: true, waitsFor: "vendor" }],
  ["reopen", { state: "closed", outcome: "not_reproducible", ...quiet }],
])("the move %s of %j is taken back whole", async (move, base) => {
  const input = () => ({ ...brought(), move });
  expect(await doAndUndo(base, [{ act: "move", input }])).toEqual(["take_back"]);
});

describe("many cases at once", () => {
  test("are each done or refused on their own, in the order of the request, with the reason", async () => {
    const { actor } = desk.people.triager;
    const [one, scored, hidden, stale] = [
      await make(),
      await make({ severity: "high", score: "8.8" }),
      await make({ restricted: true }),
      await make(),
    ];
    const cases = [await ref(one), await ref(scored), await ref(hidden), { id: stale.id, version: 7 }];
    const input = { severity: "medium", severityReason: "Only with an account." };
    const { words, results } = await act(actor, { act: "severity", input, cases });
    expect(results.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
    expect(done(results[0])).toMatchObject({ reference: one.reference, version: 2, words: "rated Medium" });
    expect(refused(results[1])).toMatchObject({ reference: scored.reference, code: "conflict" });
    expect(refused(results[2])).toMatchObject({ reference: null, code: "not_found" });
    expect(refused(results[3])).toMatchObject({ reference: stale.reference, code: "conflict" });
    expect(words).toMatch(/^1 of 4 cases rated Medium, 3 refused\. .+ scored with CVSS.+ And 2 more\.$/);
    expect(await eventsOf(hidden)).toEqual([]);
  });

  test("a move names what each case lacks", async () => {
    const made = await make({ state: "accepted", ...quiet });
    const body = { act: "move", input: { move: "plan" }, cases: [await ref(made)] };
    const { missing, message } = refused((await act(desk.people.coordinator.actor, body)).results[0]);
    expect(missing).toHaveLength(2);
    expect(message).toMatch(/^Not yet: this move needs/);
  });

  test("five assigned and undone leave ten events, and nobody assigned", async () => {
    const { actor } = desk.people.triager;
    const five = await Promise.all(Array.from({ length: 5 }, () => make()));
    const cases = await Promise.all(five.map(ref));
    const first = await act(actor, { act: "assign", input: { personId: actor.personId }, cases });
    expect(first.words).toMatch(/^5 cases assigned to triager/);
    const undone = await act(actor, { acts: first.results.map((result) => done(result).undo) });
    expect(undone.words).toBe("5 cases assigned to nobody.");
    for (const made of five) {
      expect(await eventsOf(made)).toEqual(["case.assigned", "case.assigned"]);
      const { rows } = await db().owner.query("select assignee_id from cases where id = $1", [made.id]);
      expect(rows[0].assignee_id).toBeNull();
    }
  });

  test("undoing is refused where a colleague was there first, and says who", async () => {
    const { actor } = desk.people.triager;
    const made = await make();
    const body = { act: "assign", input: { personId: actor.personId }, cases: [await ref(made)] };
    const { undo } = done((await act(actor, body)).results[0]);
    const colleague = await desk.make.makePerson(["coordinator"], { name: "Mara Oduya" });
    await assignCase({ actor: colleague.actor, now: NOW }, { caseId: made.id, personId: "" });
    await labelCase({ actor: desk.secondTriager.actor, now: NOW }, { caseId: made.id, add: [desk.label] });
    const thanks = { participantId: made.reporterId, type: "finder", naming: "name", name: "Ada Example" };
    await offerCredit({ actor: desk.people.coordinator.actor, now: NOW }, { caseId: made.id, ...thanks });
    const { code, message } = refused((await act(actor, { acts: [undo] })).results[0]);
    expect(code).toBe("conflict");
    expect(message).toBe("Mara Oduya changed this case meanwhile. Look at it, then try again.");
    expect(await eventsOf(made)).toEqual([
      "case.assigned",
      "case.assigned",
      "case.labelled",
      "credit.offered",
    ]);
  });

  test("a refusal that cannot say who was first costs the other cases nothing, and the log says why", async () => {
    const logged = vi.spyOn(log(), "error");
    const { actor } = desk.people.triager;
    const [stale, other] = [await make(), await make()];
    const cases = [{ id: stale.id, version: 99 }, await ref(other)];
    await db().owner.query("revoke select on events from breakwater_app");
    const { results } = await act(actor, {
      act: "assign",
      input: { personId: actor.personId },
      cases,
    }).finally(() => db().owner.query("grant select on events to breakwater_app"));
    expect(refused(results[0])).toMatchObject({ code: "conflict" });
    expect(done(results[1])).toMatchObject({ reference: other.reference, changed: true });
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
  });

  test("undo goes through the same door: without the role it is refused", async () => {
    const { actor } = desk.people.triager;
    const made = await make();
    const body = { act: "label", input: { labelId: desk.label }, cases: [await ref(made)] };
    const { undo } = done((await act(actor, body)).results[0]);
    for (const who of ["developer", "publisher", "admin", "auditor"] as const)
      await expect(act(desk.people[who].actor, { acts: [undo] })).rejects.toMatchObject({
        code: "forbidden",
      });
    expect(await eventsOf(made)).toEqual(["case.labelled"]);
  });
});

test("a case rated so already keeps its reason where none is given, and any other one asks for it", async () => {
  const { actor } = desk.people.triager;
  const [one, other] = [await make(), await make({ severity: "low" })];
  const rate = async (severityReason: string) =>
    act(actor, {
      act: "severity",
      input: { severity: "medium", severityReason },
      cases: [await ref(one), await ref(other)],
    });
  await act(actor, {
    act: "severity",
    input: { severity: "medium", severityReason: "Only with an account." },
    cases: [await ref(one)],
  });
  const before = await standing(one, actor.personId);
  const { words, results } = await rate("");
  expect(words).toMatch(/^1 of 2 cases stood so before, 1 refused\. .+ Say why this severity/);
  expect(done(results[0])).toMatchObject({ changed: false });
  expect(await standing(one, actor.personId)).toEqual(before);
  await rate("Nothing leaves the machine.");
  expect(await standing(one, actor.personId)).toMatchObject({
    severityReason: "Nothing leaves the machine.",
  });
});

test("assigned again to the same, a case stood so before, and its timeline says nothing of it", async () => {
  const { actor } = desk.people.triager;
  const made = await make();
  const assign = { act: "assign", input: { personId: actor.personId } };
  await act(actor, { ...assign, cases: [await ref(made)] });
  const again = await act(actor, { ...assign, cases: [await ref(made)] });
  expect(again.words).toMatch(/ stood so before\.$/);
  expect(await eventsOf(made)).toEqual(["case.assigned"]);
});

test("a body that makes no sense is refused as a whole, before anything is done", async () => {
  const { actor } = desk.people.triager;
  const made = await make();
  const one = await ref(made);
  const input = { labelId: desk.label };
  const many = Array.from({ length: 201 }, () => ({ id: crypto.randomUUID(), version: 1 }));
  for (const body of [
    null,
    [],
    {},
    { act: "explode", input, cases: [one] },
    { act: "label", input, cases: [] },
    { act: "label", input, cases: [one, one] },
    { act: "label", input, cases: many },
    { act: "label", input, cases: [{ id: "x", version: 1 }] },
    { act: "label", input: "x", cases: [one] },
    {
      acts: [
        { ...one, act: "label" },
        { ...one, act: "watch" },
      ],
    },
    { acts: null },
  ])
    await expect(act(actor, body), JSON.stringify(body)?.slice(0, 80)).rejects.toMatchObject({
      code: "invalid",
    });
  expect(await eventsOf(made)).toEqual([]);
});

test("what happened reads as English after one reference and after a number of cases", async () => {
  const { actor } = desk.people.triager;
  const made = await make();
  const labelled = { labelId: desk.label };
  for (const [name, input, words] of [
    ["label", labelled, "labelled"],
    ["unlabel", labelled, "without the label now"],
    ["severity", { severity: "low", severityReason: "Needs a login." }, "rated Low"],
    ["severity", { severity: "", severityReason: "Not sure." }, "not rated any more"],
    ["wait", { waitsFor: "vendor", party: "" }, "waiting for a vendor"],
    ["wait", { waitsFor: "", party: "" }, "not waiting for others any more"],
  ] as const) {
    const [result] = (await act(actor, { act: name, input, cases: [await ref(made)] })).results;
    expect(done(result).words).toBe(words);
  }
});

test("what one act takes cannot be slipped into another", async () => {
  const { actor } = desk.people.triager;
  const made = await make();
  const input = {
    labelId: desk.label,
    caseId: crypto.randomUUID(),
    add: [],
    remove: [desk.label],
    version: 9,
  };
  const [result] = (await act(actor, { act: "label", input, cases: [await ref(made)] })).results;
  expect(done(result)).toMatchObject({ id: made.id, words: "labelled" });
});
