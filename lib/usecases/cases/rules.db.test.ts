import { beforeAll, expect, test } from "vitest";
import type { CaseOptions, MadeCase } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/domain/access/actor";
import { casePage } from "@/lib/queries/case-page";
import type { AppError } from "@/lib/server/errors";
import { acceptCase } from "./accept";
import { assignCase } from "./assign";
import { editCase } from "./edit";
import {
  acknowledgeCase,
  askReporter,
  closeCase,
  planFix,
  reopenCase,
  schedulePublication,
  withholdCase,
} from "./moves";
import { decideBranch, markFixReady, recordFix } from "./record-fix";
import { rejectCase } from "./reject";
import { reopenAsReporter } from "./reopen-as-reporter";
import { type Desk, makePublishable, NOW, openDesk, RECEIVED, reporterOf, snapshot } from "./testing/desk";
import { replyAsReporter, withdrawReport, writeToReporter } from "./write";

const db = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(db());
});

const triager = () => ({ actor: desk.people.triager.actor, now: NOW });
const coordinator = () => ({ actor: desk.people.coordinator.actor, now: NOW });
const later = (actor: Actor, hours: number) => ({ actor, now: new Date(NOW.getTime() + hours * 3_600_000) });

const make = (on: Partial<CaseOptions> = {}): Promise<MadeCase> =>
  desk.make.makeCase({ receivedAt: RECEIVED, product: "Example Server", ...on });

async function failure(work: Promise<unknown>): Promise<AppError> {
  return work.then(
    () => {
      throw new Error("it was allowed");
    },
    (error: AppError) => error,
  );
}

async function rowOf(made: MadeCase): Promise<Record<string, unknown>> {
  return (await db().owner.query("select * from cases where id = $1", [made.id])).rows[0];
}

async function clocksOf(made: MadeCase) {
  const { rows } = await db().owner.query(
    "select kind, due_at, satisfied_at, ended_at, paused_spans from clocks where case_id = $1 order by started_at, kind",
    [made.id],
  );
  return rows;
}

async function noticesOf(made: MadeCase): Promise<string[]> {
  const { rows } = await db().owner.query(
    "select template from notices where case_id = $1 order by created_at",
    [made.id],
  );
  return rows.map((row) => row.template);
}

test("a move the state does not know is refused with 409 and changes nothing", async () => {
  const made = await make();
  const before = await snapshot(db(), made.id);
  for (const move of [askReporter, planFix, closeCase, reopenCase, schedulePublication, withholdCase]) {
    const error = await failure(move(coordinator(), { caseId: made.id, message: "x", reason: "x" }));
    expect(error).toMatchObject({ code: "conflict", status: 409 });
  }
  expect(await snapshot(db(), made.id)).toEqual(before);
});

test.each<[string, Partial<CaseOptions>, (made: MadeCase) => Promise<unknown>, string[]]>([
  [
    "acknowledging",
    {},
    (made) => acknowledgeCase(triager(), { caseId: made.id, message: "  \n" }),
    ["message_to_reporter"],
  ],
  [
    "asking",
    { state: "acknowledged" },
    (made) => askReporter(triager(), { caseId: made.id }),
    ["message_to_reporter"],
  ],
  [
    "accepting",
    { product: undefined },
    (made) => acceptCase(triager(), { caseId: made.id, severity: "", product: "" }),
    ["severity", "affected_product"],
  ],
  [
    "rejecting",
    { state: "acknowledged" },
    (made) => rejectCase(triager(), { caseId: made.id }),
    ["outcome", "reason"],
  ],
  [
    "planning",
    { state: "accepted" },
    (made) => planFix(coordinator(), { caseId: made.id, ownerId: "" }),
    ["owner", "expected_resolution"],
  ],
  [
    "calling a fix ready",
    { state: "remediating" },
    (made) => markFixReady(coordinator(), { caseId: made.id }),
    ["fix_or_mitigation", "test_evidence"],
  ],
  [
    "scheduling",
    { state: "fix_ready" },
    (made) => schedulePublication(coordinator(), { caseId: made.id }),
    ["vulnerability_scored", "impact_judged", "advisory_complete", "approved_by_second"],
  ],
  [
    "closing",
    { state: "published", isPublic: true, publishedAt: RECEIVED },
    (made) => closeCase(coordinator(), { caseId: made.id }),
    ["reporter_told"],
  ],
  [
    "withholding",
    { state: "accepted" },
    (made) => withholdCase(coordinator(), { caseId: made.id }),
    ["reason", "reporter_told"],
  ],
])("%s names everything that is missing, and changes nothing", async (_name, on, move, missing) => {
  const made = await make(on);
  const before = await snapshot(db(), made.id);
  const error = await failure(move(made));
  expect(error).toMatchObject({ code: "conflict", details: { missing } });
  expect(await snapshot(db(), made.id)).toEqual(before);
});

test("needs about a reporter ask nothing of a case the team found itself", async () => {
  const made = await make({ answers: null });
  await acknowledgeCase(triager(), { caseId: made.id });
  expect(await rowOf(made)).toMatchObject({ state: "acknowledged" });
  expect(await noticesOf(made)).toEqual([]);
});

test("spam takes two people; the first one alone closes nothing, twice neither", async () => {
  const made = await make();
  const spam = { caseId: made.id, outcome: "spam", reason: "" };
  await rejectCase(triager(), spam);
  expect(await rowOf(made)).toMatchObject({ state: "new", spam_marked_by: desk.people.triager.id });
  const again = await failure(rejectCase(triager(), spam));
  expect(again.details.missing).toEqual(["second_person_for_spam"]);
  await rejectCase({ actor: desk.secondTriager.actor, now: NOW }, spam);
  expect(await rowOf(made)).toMatchObject({ state: "closed", outcome: "spam" });
  expect(await noticesOf(made)).toEqual([]);
});

test("a rejection is read by the reporter as its reason, also with an empty message field", async () => {
  const made = await make({ state: "acknowledged" });
  const words = { outcome: "upstream", reason: "Line one\r\nline two", message: "" };
  await rejectCase(triager(), { caseId: made.id, ...words });
  const { rows } = await db().owner.query(
    "select id, audience, body_sealed from messages where case_id = $1",
    [made.id],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].audience).toBe("reporter");
  expect(made.vault.open("messages.body_sealed", rows[0].id, rows[0].body_sealed)).toBe("Line one\nline two");
  expect(await noticesOf(made)).toEqual(["new_message"]);
});

test("two people edit: the second learns of it and nothing of the first is lost", async () => {
  const made = await make();
  await editCase(triager(), { caseId: made.id, version: "1", title: "First" });
  const error = await failure(editCase(coordinator(), { caseId: made.id, version: "1", title: "Second" }));
  expect(error).toMatchObject({ code: "conflict", status: 409, details: { current: { version: 2 } } });
  const row = await rowOf(made);
  expect(made.vault.open("cases.title_sealed", made.id, row.title_sealed as Buffer)).toBe("First");
  for (const stale of [
    assignCase(triager(), { caseId: made.id, version: 1, personId: "" }),
    acknowledgeCase(triager(), { caseId: made.id, version: 1, message: "Hello" }),
  ])
    expect((await failure(stale)).code).toBe("conflict");
});

test("two at once: one edit wins, the other is told", async () => {
  const made = await make();
  const tries = await Promise.allSettled(
    ["A", "B", "C"].map((title) => editCase(triager(), { caseId: made.id, version: 1, title })),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await rowOf(made)).toMatchObject({ version: 2 });
});

test("an edit records what differed, no more, and only a coordinator moves the embargo", async () => {
  const made = await make({ severity: "high", title: "Same" });
  const same = { caseId: made.id, title: "Same", severity: "high", product: "Example Server", productId: "" };
  await editCase(triager(), { ...same, severityReason: "Now with a reason.", embargoUntil: "" });
  const { rows } = await db().owner.query("select data from events where chain_id = $1", [made.id]);
  expect(rows).toEqual([{ data: { fields: ["severityReason"] } }]);
  const embargo = { caseId: made.id, embargoUntil: "2026-12-04T16:00+01:00" };
  expect((await failure(editCase(triager(), embargo))).code).toBe("forbidden");
  await editCase(coordinator(), embargo);
  expect(await rowOf(made)).toMatchObject({ embargo_until: new Date("2026-12-04T15:00:00Z"), version: 3 });
  const unknown = { caseId: made.id, productId: "7f0c1a52-3a0e-4c7e-9d0f-5a3f6f1f2a10" };
  expect((await failure(editCase(triager(), unknown))).code).toBe("invalid");
});

test("a case that was scored with CVSS is not rated by hand, whatever else the same form changes", async () => {
  const scored = await make({ severity: "critical", score: "9.3", title: "Old" });
  const byHand = { severity: "low", severityReason: "Hardly anybody uses it." };
  for (const severity of ["low", ""]) {
    const error = await failure(editCase(triager(), { caseId: scored.id, ...byHand, severity }));
    expect([error.code, error.publicMessage]).toEqual([
      "conflict",
      expect.stringContaining("scored with CVSS"),
    ]);
  }
  expect(await failure(acceptCase(triager(), { caseId: scored.id, ...byHand }))).toMatchObject({
    code: "conflict",
  });
  expect(await rowOf(scored)).toMatchObject({ severity: "critical", score: "9.3", version: 1 });
  await editCase(triager(), { caseId: scored.id, title: "New", severity: "critical" });
  expect(await rowOf(scored)).toMatchObject({ severity: "critical", score: "9.3", version: 2 });
});

test("an embargo is typed as a date and a time of the policy's zone, and refused by the field that is wrong", async () => {
  const made = await make({ severity: "high" });
  const { rows } = await db().owner.query(
    "update policy_versions set data = jsonb_set(data, '{calendar,timeZone}', '\"Europe/Berlin\"') where id = (select policy_version_id from cases where id = $1) returning number",
    [made.id],
  );
  expect(rows).toHaveLength(1);
  const typed = (day: string, time: string) => ({ caseId: made.id, embargoUntil: { day, time } });
  const half = await failure(editCase(coordinator(), typed("2026-12-14", "")));
  expect(half.details.fields).toMatchObject([{ field: "embargoUntil.time" }]);
  const text = await failure(editCase(coordinator(), { caseId: made.id, embargoUntil: "2026-12-14 15:00" }));
  expect(text.details.fields).toMatchObject([
    { field: "embargoUntil", message: expect.stringContaining("with its zone") },
  ]);
  await editCase(coordinator(), typed("2026-12-14", "15:00"));
  expect(await rowOf(made)).toMatchObject({ embargo_until: new Date("2026-12-14T14:00:00Z") });
  // Sent again as it stands it is no change, so whoever may not move it can edit the rest.
  await editCase(triager(), { ...typed("2026-12-14", "15:00"), title: "Another" });
  await editCase(coordinator(), typed("", ""));
  expect(await rowOf(made)).toMatchObject({ embargo_until: null });
});

test("a day that has passed is promised to nobody, by plan or by edit, and an embargo ends ahead", async () => {
  const made = await make({ state: "accepted" });
  const before = await snapshot(db(), made.id);
  const gone = { caseId: made.id, expectedResolutionAt: "2020-01-01" };
  const about = async (work: Promise<unknown>) => (await failure(work)).details.fields;
  const passed = (field: string) => [{ field, message: expect.stringContaining("has passed") }];
  const plan = planFix(coordinator(), { ...gone, ownerId: desk.people.developer.id });
  expect(await about(plan)).toEqual(passed("expectedResolutionAt"));
  expect(await about(editCase(triager(), gone))).toEqual(passed("expectedResolutionAt"));
  const embargo = editCase(coordinator(), { caseId: made.id, embargoUntil: "2026-11-20T14:00:00Z" });
  expect(await about(embargo)).toEqual(passed("embargoUntil"));
  expect(await snapshot(db(), made.id)).toEqual(before);
  await editCase(triager(), { caseId: made.id, expectedResolutionAt: "2026-11-20" });
  // What stood there before the day passed stays while something else is edited.
  const nextYear = { actor: desk.people.triager.actor, now: new Date("2027-11-20T14:00:00Z") };
  await editCase(nextYear, { caseId: made.id, title: "Later", expectedResolutionAt: "2026-11-20" });
});

test("what becomes known of publicity and attacks is a fact to edit, and the priority settles after it", async () => {
  const made = await make();
  const known = { caseId: made.id, version: 1, alreadyPublic: "unsure", exploited: "yes" };
  await editCase(triager(), known);
  expect(await rowOf(made)).toMatchObject({ exploited: "yes", already_public: null, priority: "urgent" });
  const { rows } = await db().owner.query("select data from events where chain_id = $1", [made.id]);
  expect(rows).toEqual([{ data: { fields: ["exploited"], exploited: "yes" } }]);
  expect(await failure(editCase(triager(), { ...known, exploited: "no" }))).toMatchObject({
    code: "conflict",
  });
  await editCase(triager(), { ...known, version: 2, exploited: "unsure", alreadyPublic: "yes" });
  expect(await rowOf(made)).toMatchObject({ exploited: "unsure", already_public: "yes", priority: "high" });
});

test("a rating by hand needs its reason", async () => {
  const made = await make();
  const error = await failure(editCase(triager(), { caseId: made.id, severity: "high" }));
  expect(error.details.fields).toEqual([{ field: "severityReason", message: expect.any(String) }]);
});

test("an assignee is an active person of the team, and the one before leaves", async () => {
  const made = await make();
  const guest = await desk.make.makePerson([]);
  expect((await failure(assignCase(triager(), { caseId: made.id, personId: guest.id }))).code).toBe(
    "invalid",
  );
  // Who reads everything and changes nothing has nothing to do with a case of their own.
  const { auditor, admin, developer, triager: own } = desk.people;
  for (const { id } of [auditor, admin])
    expect((await failure(assignCase(triager(), { caseId: made.id, personId: id }))).details.fields).toEqual([
      { field: "personId", message: expect.stringContaining("no role that works on cases") },
    ]);
  const accepted = await make({ state: "accepted" });
  const plan = { caseId: accepted.id, ownerId: auditor.id, expectedResolutionAt: "2026-12-01" };
  expect((await failure(planFix(coordinator(), plan))).details.fields?.[0]?.field).toBe("ownerId");
  await assignCase(triager(), { caseId: made.id, personId: developer.id });
  await assignCase(triager(), { caseId: made.id, personId: own.id });
  const { rows } = await db().owner.query(
    "select person_id from participants where case_id = $1 and kind = 'assignee' and removed_at is null",
    [made.id],
  );
  expect(rows).toEqual([{ person_id: desk.people.triager.id }]);
});

test("what stood so before leaves no event, no newer version and nothing unread", async () => {
  const made = await make({ title: "Same" });
  const { id: personId } = desk.people.developer;
  await assignCase(triager(), { caseId: made.id, personId: "" });
  expect(await rowOf(made)).toMatchObject({ version: 1 });
  await assignCase(triager(), { caseId: made.id, personId });
  const before = await snapshot(db(), made.id);
  const later = { ...triager(), now: new Date(NOW.getTime() + 60_000) };
  expect(await assignCase(later, { caseId: made.id, personId })).toMatchObject({
    version: 2,
    before: personId,
  });
  expect(await editCase(later, { caseId: made.id, title: "Same", exploited: "unsure" })).toMatchObject({
    version: 2,
  });
  expect(await snapshot(db(), made.id)).toEqual(before);
});

test("the timeline says to whom a case was given, which facts were edited and what was decided where", async () => {
  const made = await make({ state: "remediating", productId: desk.product.id });
  const { id: personId, actor } = desk.people.developer;
  await assignCase(triager(), { caseId: made.id, personId });
  await editCase(triager(), { caseId: made.id, exploited: "yes", title: "Another title" });
  const [branchId] = desk.product.branchIds;
  await decideBranch({ actor, now: NOW }, { caseId: made.id, branchId, decision: "wont_fix" });
  const page = await casePage(desk.people.coordinator.actor, made.reference, NOW);
  const words = page?.timeline.flatMap((item) => (item.type === "event" ? item.words : []));
  expect(words).toEqual([
    expect.stringMatching(/^assigned the case to \w+/),
    "edited the facts: the title, exploited (yes)",
    "decided on branch 3.0: will not be fixed",
  ]);
});

test("planning makes the owner take part, and refuses one who left", async () => {
  const gone = await desk.make.makePerson(["developer"]);
  await db().owner.query("update people set disabled_at = now() where id = $1", [gone.id]);
  const made = await make({ state: "accepted" });
  const plan = { caseId: made.id, expectedResolutionAt: "2026-12-01" };
  const error = await failure(planFix(coordinator(), { ...plan, ownerId: gone.id }));
  expect(error.details.fields?.[0]?.field).toBe("ownerId");
  await planFix(coordinator(), { ...plan, ownerId: desk.people.developer.id });
  const developer = { actor: desk.people.developer.actor, now: NOW };
  await markFixReady(developer, { caseId: made.id, fixReference: "4711", testEvidence: "Green." });
  expect(await rowOf(made)).toMatchObject({ state: "fix_ready" });
});

test("a fix is not ready while a supported branch is undecided", async () => {
  const made = await make({ state: "remediating", productId: desk.product.id });
  const ready = { caseId: made.id, fixReference: "4711", testEvidence: "Green." };
  expect((await failure(markFixReady(coordinator(), ready))).details.missing).toEqual(["branch_decisions"]);
  const stranger = await desk.make.makeProduct("Other", [{ name: "1.0" }]);
  const foreign = { caseId: made.id, branchId: stranger.branchIds[0], decision: "fix" };
  expect((await failure(decideBranch(coordinator(), foreign))).code).toBe("invalid");
  for (const branchId of desk.product.branchIds)
    await decideBranch(coordinator(), { caseId: made.id, branchId, decision: "not_affected" });
  await markFixReady(coordinator(), ready);
  expect(await rowOf(made)).toMatchObject({ state: "fix_ready" });
});

test("an embargo that still runs keeps no case from being scheduled: it comes out when that is over", async () => {
  const made = await make({ state: "fix_ready", embargoUntil: new Date("2026-12-04T15:00:00Z") });
  await makePublishable(desk, db(), made);
  await schedulePublication(coordinator(), { caseId: made.id });
  expect(await rowOf(made)).toMatchObject({ state: "scheduled" });
});

test("the first answer stops one clock and starts the next; a question rests it, the answer goes on", async () => {
  const made = await make();
  await acknowledgeCase(triager(), { caseId: made.id, message: "We read it." });
  const [first, update] = await clocksOf(made);
  expect(first).toMatchObject({ kind: "acknowledgement", satisfied_at: NOW });
  expect(update).toMatchObject({ kind: "next_update", satisfied_at: null });
  const asked = later(desk.people.triager.actor, 1);
  await askReporter(asked, { caseId: made.id, message: "Which version?" });
  const resting = (await clocksOf(made)).at(-1);
  expect(resting.paused_spans).toEqual([{ from: asked.now.toISOString(), to: null }]);
  expect(await rowOf(made)).toMatchObject({ state: "needs_info", next_due_at: null });
  const answer = later(reporterOf(made), 49);
  await replyAsReporter(answer, { caseId: made.id, body: "2.8.3" });
  const going = (await clocksOf(made)).at(-1);
  expect(going.due_at.getTime() - resting.due_at.getTime()).toBe(48 * 3_600_000);
  expect(await rowOf(made)).toMatchObject({ state: "acknowledged", next_due_at: going.due_at });
});

test("a message while waiting for the reporter, or after the end, leaves no promise running", async () => {
  const waiting = await make({ state: "needs_info", resumeState: "acknowledged" });
  await writeToReporter(triager(), { caseId: waiting.id, body: "One more thing." });
  expect(await rowOf(waiting)).toMatchObject({ next_due_at: null });
  const closed = await make({ state: "closed", outcome: "duplicate", clocks: false });
  await writeToReporter(triager(), { caseId: closed.id, body: "For the record." });
  expect(await clocksOf(closed)).toEqual([]);
});

test("an opened case owes what it owed: an update with the time that was left, an acknowledgement as it was due", async () => {
  const answered = await make({ state: "acknowledged" });
  await writeToReporter(triager(), { caseId: answered.id, body: "We are looking." });
  const update = async (made: MadeCase) =>
    (await clocksOf(made)).find(({ kind, satisfied_at }) => kind === "next_update" && satisfied_at === null);
  const promised = (await update(answered))?.due_at.getTime();
  const closedAfter = later(desk.people.triager.actor, 5);
  await rejectCase(closedAfter, { caseId: answered.id, outcome: "spam", reason: "Not real." });
  await rejectCase(later(desk.people.coordinator.actor, 5), { caseId: answered.id, outcome: "spam" });
  expect((await rowOf(answered)).next_due_at).toBeNull();
  const opened = later(reporterOf(answered), 105);
  await reopenAsReporter(opened, { caseId: answered.id, reason: "It is real." });
  const again = await update(answered);
  expect(again?.ended_at).toBeNull();
  expect(again?.due_at.getTime()).toBe((promised ?? 0) + 100 * 3_600_000);
  expect((await rowOf(answered)).next_due_at).toEqual(again?.due_at);

  const unanswered = await make({ state: "new" });
  const due = (await clocksOf(unanswered)).find(({ kind }) => kind === "acknowledgement")?.due_at;
  await withdrawReport({ actor: reporterOf(unanswered), now: NOW }, { caseId: unanswered.id });
  await reopenAsReporter(later(reporterOf(unanswered), 200), {
    caseId: unanswered.id,
    reason: "It is real.",
  });
  expect(await rowOf(unanswered)).toMatchObject({ next_due_at: due, unacknowledged: true });
  await writeToReporter(later(desk.people.triager.actor, 201), { caseId: unanswered.id, body: "Read." });
  expect((await rowOf(unanswered)).unacknowledged).toBe(false);
});

test("closing ends what was still open, and reopening restarts nothing", async () => {
  const made = await make({ state: "acknowledged" });
  await rejectCase(triager(), { caseId: made.id, outcome: "duplicate", reason: "Known." });
  expect(
    (await clocksOf(made)).every((clock) => clock.ended_at !== null || clock.satisfied_at !== null),
  ).toBe(true);
  const before = (await clocksOf(made)).length;
  await reopenAsReporter({ actor: reporterOf(made), now: NOW }, { caseId: made.id, reason: "It is not." });
  expect(await clocksOf(made)).toHaveLength(before);
});

test("a reporter reopens once, the team again and again", async () => {
  const made = await make({ state: "closed", outcome: "duplicate", clocks: false });
  const reporter = { actor: reporterOf(made), now: NOW };
  await reopenAsReporter(reporter, { caseId: made.id, reason: "It is not." });
  const reject = { caseId: made.id, outcome: "duplicate", reason: "It is." };
  await rejectCase(triager(), reject);
  const error = await failure(reopenAsReporter(reporter, { caseId: made.id, reason: "Again." }));
  expect(error.details.missing).toEqual(["reopened_once"]);
  await reopenCase(triager(), { caseId: made.id, reason: "A colleague agrees." });
  expect(await rowOf(made)).toMatchObject({ state: "acknowledged" });
});

test("two people record a fix: the second is told, and nothing of the first is lost", async () => {
  const made = await make({ state: "remediating" });
  const { version } = await rowOf(made);
  await recordFix(coordinator(), { caseId: made.id, version, testEvidence: "the whole suite on 3.0" });
  const { rows } = await db().owner.query(
    "select data from events where chain_id = $1 and action = 'fix.recorded'",
    [made.id],
  );
  expect(rows.at(-1)).toEqual({ data: { fields: ["testEvidence"] } });
  const error = await failure(recordFix(coordinator(), { caseId: made.id, version, testEvidence: "none" }));
  expect(error).toMatchObject({ code: "conflict" });
  expect((await rowOf(made)).version).toBe(Number(version) + 1);
});
