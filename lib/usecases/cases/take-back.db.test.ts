import { beforeAll, expect, test } from "vitest";
import type { CaseOptions, MadeCase } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/domain/access/actor";
import { takeBackWords } from "@/lib/domain/case/take-back";
import { portalCase } from "@/lib/queries/portal";
import { markRead } from "@/lib/usecases/portal/mark-read";
import { acceptCase } from "./accept";
import { labelCase } from "./label";
import { acknowledgeCase, planFix } from "./moves";
import { rejectCase } from "./reject";
import { takeBackMove } from "./take-back";
import { chainHolds, type Desk, NOW, openDesk, RECEIVED, reporterOf, snapshot } from "./testing/desk";

const db = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(db());
});

const at = (actor: Actor, seconds = 5) => ({ actor, now: new Date(NOW.getTime() + seconds * 1_000) });
const triager = (seconds = 5) => at(desk.people.triager.actor, seconds);

/** A case that the triager has just accepted, so that its reporter is about to get mail. */
async function accepted(on: Partial<CaseOptions> = {}): Promise<MadeCase> {
  const reporter = { name: "Ada", email: "ada@example.org" };
  const product = "Example Server";
  const made = await desk.make.makeCase({ receivedAt: RECEIVED, product, severity: "high", reporter, ...on });
  await acceptCase({ actor: desk.people.triager.actor, now: NOW }, { caseId: made.id });
  return made;
}

const rowOf = async ({ id }: MadeCase) =>
  (await db().owner.query("select * from cases where id = $1", [id])).rows[0];
const mailOf = async ({ id }: MadeCase) =>
  (
    await db().owner.query(
      "select template, state from notices where case_id = $1 and participant_id is not null order by created_at",
      [id],
    )
  ).rows;
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "allowed",
    (error: { code: string; publicMessage: string }) => `${error.code}: ${error.publicMessage}`,
  );

test("the news of a move leaves ten seconds after it, and not at all where the move was taken back", async () => {
  const made = await accepted();
  const { rows: jobs } = await db().owner.query(
    "select run_at from graphile_worker._private_jobs where key like 'notice-%' and payload->>'noticeId' in (select id::text from notices where case_id = $1)",
    [made.id],
  );
  expect(jobs).toEqual([{ run_at: new Date(NOW.getTime() + 10_000) }]);
  const result = await takeBackMove(triager(), { caseId: made.id, version: 2 });
  expect(result).toMatchObject({ from: "accepted", to: "new", version: 3 });
  expect(await mailOf(made)).toEqual([{ template: "case_changed", state: "suppressed" }]);
  expect(await rowOf(made)).toMatchObject({ state: "new", version: 3, severity: "high" });
  const { rows: events } = await db().owner.query(
    "select action, actor_id from events where chain_id = $1 order by seq",
    [made.id],
  );
  expect(events).toEqual([
    { action: "case.accept", actor_id: desk.people.triager.id },
    { action: "advisory.drafted", actor_id: desk.people.triager.id },
    { action: "case.taken_back", actor_id: desk.people.triager.id },
  ]);
  expect(await chainHolds(db(), made.id)).toBe(true);
});

test("other mail to the reporter that waits for another try leaves all the same", async () => {
  const made = await accepted();
  const waits = (template: string, seconds: number) =>
    db().owner.query(
      `insert into notices (id, template, case_id, participant_id, state, attempts, created_at)
       values (gen_random_uuid(), $1, $2, $3, 'pending', 1, $4)`,
      [template, made.id, made.reporterId, new Date(NOW.getTime() + seconds * 1_000)],
    );
  await waits("question", -7_200);
  await waits("case_changed", -3_600);
  await waits("code_replaced", 2);
  await takeBackMove(triager(), { caseId: made.id });
  expect(await mailOf(made)).toEqual([
    { template: "question", state: "pending" },
    { template: "case_changed", state: "pending" },
    { template: "case_changed", state: "suppressed" },
    { template: "code_replaced", state: "pending" },
  ]);
});

test("a rating that came with accepting is in nobody's way, and stays", async () => {
  const reporter = { name: "Ada", email: "ada@example.org" };
  const made = await desk.make.makeCase({ receivedAt: RECEIVED, product: "Example Server", reporter });
  const rating = { severity: "high", severityReason: "Reachable." };
  await acceptCase({ actor: desk.people.triager.actor, now: NOW }, { caseId: made.id, ...rating });
  await takeBackMove(triager(), { caseId: made.id, version: 2 });
  expect(await rowOf(made)).toMatchObject({ state: "new", severity: "high" });
});

test("a reporter who looks afterwards never learns of it", async () => {
  const made = await accepted();
  await takeBackMove(triager(), { caseId: made.id });
  const reporter = reporterOf(made);
  if (reporter.type !== "reporter") throw new Error("the case has no reporter");
  const portal = await portalCase(reporter, triager().now);
  expect(portal).toMatchObject({ state: "new", events: [] });
});

test("once somebody outside has heard of it, or too late, it stays", async () => {
  const left = await accepted();
  await db().owner.query("update notices set state = 'sent' where case_id = $1", [left.id]);
  expect(await refusal(takeBackMove(triager(), { caseId: left.id }))).toMatch(
    /^conflict: Somebody outside has heard/,
  );

  const looked = await accepted();
  await markRead(at(reporterOf(looked), 2), {});
  expect(await refusal(takeBackMove(triager(), { caseId: looked.id }))).toMatch(/Somebody outside has heard/);

  const late = await accepted();
  expect(await refusal(takeBackMove(triager(601), { caseId: late.id }))).toMatch(/these are over/);

  const made = await desk.make.makeCase({ receivedAt: RECEIVED });
  const written = { caseId: made.id, message: "Thank you." };
  await acknowledgeCase({ actor: desk.people.triager.actor, now: NOW }, written);
  expect(await refusal(takeBackMove(triager(), { caseId: made.id }))).toMatch(/has your words/);

  const public_ = await accepted();
  await db().owner.query(
    "insert into cases (id, reference, state, origin, title_sealed, policy_version_id, received_at, last_activity_at, closed_at, outcome, duplicate_of) select gen_random_uuid(), 'EX-2026-DUP', 'closed', 'form', 'x', policy_version_id, received_at, received_at, received_at, 'duplicate', id from cases where id = $1",
    [public_.id],
  );
  expect(await refusal(takeBackMove(triager(), { caseId: public_.id }))).toMatch(/duplicates have been told/);
  await db().owner.query("update cases set restricted = true where duplicate_of = $1", [public_.id]);
  const hidden = await refusal(takeBackMove(triager(), { caseId: public_.id }));
  expect(hidden).toBe(await refusal(takeBackMove(triager(), { caseId: looked.id })));

  for (const one of [left, looked, late, public_]) expect((await rowOf(one)).state).toBe("accepted");
  expect(await mailOf(late)).toEqual([{ template: "case_changed", state: "pending" }]);
});

test("somebody else's move, or one after which something happened, is refused", async () => {
  const made = await accepted();
  const before = await snapshot(db(), made.id);
  const { secondTriager, people } = desk;
  expect(await refusal(takeBackMove(at(secondTriager.actor), { caseId: made.id }))).toMatch(
    /^conflict: Only whoever/,
  );
  for (const who of ["developer", "publisher", "admin", "auditor"] as const)
    expect(await refusal(takeBackMove(at(people[who].actor), { caseId: made.id })), who).toMatch(
      /^forbidden/,
    );
  expect(await refusal(takeBackMove(at(reporterOf(made)), { caseId: made.id }))).toMatch(/^forbidden/);
  expect(await refusal(takeBackMove(at({ type: "anonymous" }), { caseId: made.id }))).toMatch(
    /^unauthenticated/,
  );
  expect(await refusal(takeBackMove(triager(), { caseId: made.id, version: 1 }))).toMatch(
    /^conflict: Somebody changed/,
  );
  expect(await snapshot(db(), made.id)).toEqual(before);
  await labelCase(at(secondTriager.actor), { caseId: made.id, add: [desk.label] });
  expect(await refusal(takeBackMove(triager(), { caseId: made.id }))).toMatch(
    /^conflict: Something else happened/,
  );
});

test("who lost the role that made the move cannot take it back", async () => {
  const made = await desk.make.makeCase({ receivedAt: RECEIVED, state: "accepted", clocks: false });
  const { actor, id } = await desk.make.makePerson(["coordinator"]);
  const input = { caseId: made.id, ownerId: id, expectedResolutionAt: "2026-12-24" };
  await planFix({ actor, now: NOW }, input);
  const now = { ...actor, roles: ["triager" as const] };
  expect(await refusal(takeBackMove(at(now), { caseId: made.id }))).toMatch(/^forbidden/);
  expect((await rowOf(made)).state).toBe("remediating");
});

test.each([
  ["left the team", "update people set disabled_at = now() where id = $1"],
  ["works on cases no more", "update person_roles set role = 'auditor' where person_id = $1"],
])("a plan is taken back though its owner before %s: nobody owns the case then", async (_, change) => {
  const before = await desk.make.makePerson(["developer"]);
  const made = await accepted({ assigneeId: before.id });
  const { coordinator } = desk.people;
  const plan = { caseId: made.id, ownerId: coordinator.id, expectedResolutionAt: "2026-12-04" };
  await planFix({ actor: coordinator.actor, now: NOW }, plan);
  await db().owner.query(change, [before.id]);
  await takeBackMove(at(coordinator.actor), { caseId: made.id });
  expect(await rowOf(made)).toMatchObject({ state: "accepted", assignee_id: null });
});

test("a restricted case is not found by those who take no part in it", async () => {
  const made = await accepted();
  await db().owner.query("update cases set restricted = true where id = $1", [made.id]);
  expect(await refusal(takeBackMove(triager(), { caseId: made.id }))).toMatch(/^not_found/);
});

test("one person's word that it is spam is taken back", async () => {
  const made = await desk.make.makeCase({ receivedAt: RECEIVED });
  await rejectCase(
    { actor: desk.people.triager.actor, now: NOW },
    { caseId: made.id, outcome: "spam", reason: "x" },
  );
  expect((await rowOf(made)).spam_marked_by).toBe(desk.people.triager.id);
  await takeBackMove(triager(), { caseId: made.id });
  expect(await rowOf(made)).toMatchObject({ spam_marked_by: null, state: "new", version: 3 });
});

test("where its own event cannot be written, the move stands", async () => {
  const made = await accepted();
  const before = await snapshot(db(), made.id);
  await db().owner.query("alter table events add constraint refuse_all check (false) not valid");
  try {
    await expect(takeBackMove(triager(), { caseId: made.id })).rejects.toThrow();
  } finally {
    await db().owner.query("alter table events drop constraint refuse_all");
  }
  expect(await snapshot(db(), made.id)).toEqual(before);
});

test("the rejection of a case without a reporter posts nothing and answers no promise, and is taken back as was said", async () => {
  const made = await desk.make.makeCase({ receivedAt: RECEIVED, answers: null, state: "acknowledged" });
  const clocks = async () =>
    (
      await db().owner.query(
        "select kind, due_at, satisfied_at, ended_at from clocks where case_id = $1 order by kind",
        [made.id],
      )
    ).rows;
  const [before, standing] = [await rowOf(made), await clocks()];
  const input = { caseId: made.id, outcome: "not_reproducible", reason: "It is gone." };
  const moved = await rejectCase({ actor: desk.people.triager.actor, now: NOW }, input);
  expect(moved.telling).toBe("nothing");
  const { rows } = await db().owner.query("select id from messages where case_id = $1", [made.id]);
  expect(rows).toEqual([]);
  expect((await clocks()).map(({ satisfied_at }) => satisfied_at)).toEqual(standing.map(() => null));
  const words = takeBackWords("reject", { hasReporter: false, outcome: "not_reproducible" });
  expect(words).toBe("You can take this back for 10 minutes.");
  expect(await refusal(takeBackMove(triager(9 * 60), { caseId: made.id }))).toBe("allowed");
  expect(await rowOf(made)).toMatchObject({ state: "acknowledged", next_due_at: before.next_due_at });
  expect(await clocks()).toEqual(standing);
});
