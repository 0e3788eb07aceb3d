import { beforeAll, expect, test } from "vitest";
import type { CaseOptions, MadeCase } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { CaseAct } from "@/lib/domain/board/acts";
import { SPLIT_MESSAGE } from "@/lib/domain/duplicates/words";
import { rejectCase } from "@/lib/usecases/cases/reject";
import { chainHolds, type Desk, NOW, openDesk, RECEIVED } from "@/lib/usecases/cases/testing/desk";
import { actOnCases } from "./act-on-cases";

// Many cases closed as duplicates of an earlier one from the board, and that undone.

const db = testDatabase();
let desk: Desk;
let triager: PersonActor;
let earlier: MadeCase;
beforeAll(async () => {
  desk = await openDesk(db());
  triager = desk.people.triager.actor;
  earlier = await make({ state: "accepted", clocks: false });
});

const REASON = "We knew of it before.";
const make = (on: Partial<CaseOptions> = {}): Promise<MadeCase> =>
  desk.make.makeCase({ receivedAt: RECEIVED, product: "Example Server", reporter: { name: "Ada" }, ...on });
const LATER = new Date(NOW.getTime() + 60_000);
const act = (body: unknown, actor = triager, now = NOW) => actOnCases({ actor, now }, body);
const rowOf = async ({ id }: MadeCase) =>
  (await db().owner.query("select * from cases where id = $1", [id])).rows[0];
const eventsOf = async ({ id }: MadeCase): Promise<string[]> =>
  (await db().owner.query("select action from events where chain_id = $1 order by seq", [id])).rows.map(
    ({ action }) => action,
  );
const wordsTo = async ({ id, vault }: MadeCase): Promise<string[]> =>
  (
    await db().owner.query(
      "select id, body_sealed from messages where case_id = $1 and audience = 'reporter' order by created_at, id",
      [id],
    )
  ).rows.map((row) => vault.open("messages.body_sealed", row.id, row.body_sealed));
const markAs = async (later: readonly MadeCase[], duplicateOf = earlier.reference, actor = triager) => {
  const cases = await Promise.all(
    later.map(async (one) => ({ id: one.id, version: (await rowOf(one)).version })),
  );
  return act({ act: "duplicate", input: { duplicateOf, reason: REASON }, cases }, actor);
};
const undosOf = ({ results }: Awaited<ReturnType<typeof act>>): CaseAct[] =>
  results.flatMap((result) => (result.done && result.undo ? [result.undo] : []));

test("several are closed and linked with the earlier one, their reporters told, and undone all are open again", async () => {
  const later = [await make(), await make({ state: "acknowledged", clocks: false })];
  const done = await markAs(later, earlier.reference.toLowerCase());
  expect(done.words).toBe("2 cases closed as duplicate.");
  for (const one of later) {
    expect(await rowOf(one)).toMatchObject({
      state: "closed",
      outcome: "duplicate",
      duplicate_of: earlier.id,
    });
    expect(await wordsTo(one)).toEqual([REASON]);
    expect(await eventsOf(one)).toEqual(expect.arrayContaining(["case.reject", "duplicate.linked"]));
  }
  const undone = await act({ acts: undosOf(done) });
  expect(undone.words).toMatch(/^[12] cases? split from the earlier case/);
  for (const one of later) {
    expect(await rowOf(one)).toMatchObject({ state: "acknowledged", outcome: null, duplicate_of: null });
    expect((await wordsTo(one)).sort()).toEqual([REASON, SPLIT_MESSAGE].sort());
    expect(await eventsOf(one)).toEqual(expect.arrayContaining(["case.reopen", "duplicate.split"]));
    expect(await chainHolds(db(), one.id)).toBe(true);
  }
  expect(undosOf(undone)).toEqual([]);
});

/** Promises an evaluation as well, by the acknowledgement's calendar, a day later. */
const promiseEvaluation = ({ id }: MadeCase) =>
  db().owner.query(
    `insert into clocks select (jsonb_populate_record(k, jsonb_build_object('id', gen_random_uuid(), 'kind', 'evaluation',
       'due_at', k.due_at + interval '1 day'))).* from clocks k where k.case_id = $1`,
    [id],
  );
const clocksOf = async ({ id }: MadeCase) =>
  (
    await db().owner.query(
      "select kind, started_at, due_at, satisfied_at, ended_at from clocks where case_id = $1 order by started_at, kind",
      [id],
    )
  ).rows;

test("undone, a case stands where it stood, snoozed as it was, and its promises run on", async () => {
  const snoozedUntil = new Date("2026-11-21T09:00:00Z");
  const rest = { snoozedUntil, snoozedUntilReply: true, waitsFor: "vendor" } as const;
  const one = await make({ state: "remediating", ...rest });
  await promiseEvaluation(one);
  const before = await clocksOf(one);
  const done = await markAs([one]);
  expect(await rowOf(one)).toMatchObject({ state: "closed", next_due_at: null, snoozed_until: null });
  expect((await clocksOf(one)).filter(({ kind, ended_at }) => kind === "evaluation" && !ended_at)).toEqual(
    [],
  );

  const undone = await act({ acts: undosOf(done) }, triager, LATER);
  expect(undone.results).toMatchObject([{ words: "split from the earlier case, now “Fixing”" }]);
  const clocks = await clocksOf(one);
  const evaluation = before.find(({ kind }) => kind === "evaluation");
  expect(clocks.filter(({ kind }) => kind === "evaluation")).toEqual([evaluation]);
  // The words about the link began a promise of an update, those about the split kept it and began the next one.
  expect(clocks.filter(({ kind }) => kind === "next_update")).toMatchObject([
    { started_at: NOW, satisfied_at: LATER, ended_at: null },
    { started_at: LATER, satisfied_at: null, ended_at: null },
  ]);
  expect(await rowOf(one)).toMatchObject({
    state: "remediating",
    next_due_at: evaluation.due_at,
    snoozed_until: snoozedUntil,
    snoozed_until_reply: true,
    waits_for: "vendor",
  });
  const { rows } = await db().owner.query(
    "select data->>'to' as to from events where chain_id = $1 and action = 'case.reopen'",
    [one.id],
  );
  expect(rows).toEqual([{ to: "remediating" }]);
});

test.each([
  [{ state: "new" }, "acknowledged"],
  [{ state: "fix_ready" }, "fix_ready"],
  [{ state: "needs_info", resumeState: "accepted" }, "accepted"],
] as const)("of a case that was %o, undoing makes it %s", async (was, state) => {
  const one = await make(was);
  await act({ acts: undosOf(await markAs([one])) });
  expect(await rowOf(one)).toMatchObject({ state, resume_state: null, duplicate_of: null });
});

test("a wrong reference is named at its field, and nothing is done", async () => {
  const one = await make();
  for (const [reference, message] of [
    ["EX-2026-ZZZZZ", "There is no case with this reference."],
    ["  ", "Enter the reference of the other case."],
  ] as const) {
    const { results } = await markAs([one], reference);
    expect(results).toMatchObject([
      { done: false, reference: one.reference, fields: [{ field: "duplicateOf", message }] },
    ]);
  }
  expect(await eventsOf(one)).toEqual([]);
  expect(await rowOf(one)).toMatchObject({ state: "new", version: 1 });
});

test("those that cannot be linked are named with the reason, the others are done", async () => {
  const [fine, published, hidden] = [
    await make(),
    await make({ state: "published", clocks: false }),
    await make({ restricted: true }),
  ];
  const { results } = await markAs([fine, earlier, published, hidden]);
  expect(results).toMatchObject([
    { done: true, words: "closed as duplicate" },
    { done: false, fields: [{ message: expect.stringContaining(`That is ${earlier.reference} itself`) }] },
    { done: false, code: "conflict", message: expect.stringContaining("This one is “Published”.") },
    { done: false, code: "not_found", reference: null },
  ]);
});

test("without a reporter undoing writes to nobody", async () => {
  const one = await make({ answers: null });
  await act({ acts: undosOf(await markAs([one])) });
  expect(await rowOf(one)).toMatchObject({ state: "acknowledged", duplicate_of: null });
  expect(await wordsTo(one)).not.toContain(SPLIT_MESSAGE);
});

test("a case that was closed as a duplicate before is linked, which is split on its own page", async () => {
  const one = await make();
  await rejectCase(
    { actor: triager, now: NOW },
    { caseId: one.id, outcome: "duplicate", reason: "Known already." },
  );
  const { results } = await markAs([one]);
  expect(results).toMatchObject([{ done: true, words: "linked with the earlier case", undo: null }]);
  expect(await rowOf(one)).toMatchObject({ state: "closed", duplicate_of: earlier.id });
});

test("rejected by its form with the reference, a case is linked and undone in the same way", async () => {
  const one = await make();
  const input = { move: "reject", outcome: "duplicate", duplicateOf: earlier.reference, reason: REASON };
  const done = await act({ act: "move", input, cases: [{ id: one.id, version: 1 }] });
  expect(await rowOf(one)).toMatchObject({ duplicate_of: earlier.id });
  expect(undosOf(done)).toMatchObject([{ act: "split" }]);
});

test("whoever may not reject may not mark, and whoever may not reopen may not undo", async () => {
  const one = await make();
  const undo = undosOf(await markAs([one]));
  for (const who of ["developer", "publisher", "admin", "auditor"] as const) {
    const { actor } = desk.people[who];
    await expect(markAs([one], earlier.reference, actor), who).rejects.toMatchObject({ code: "forbidden" });
    await expect(act({ acts: undo }, actor), who).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await rowOf(one)).toMatchObject({ state: "closed", duplicate_of: earlier.id });
});
