import { beforeAll } from "vitest";
import type { CaseOptions, MadeCase } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import { acceptCase } from "./accept";
import { assignCase } from "./assign";
import { editCase } from "./edit";
import { labelCase } from "./label";
import {
  acknowledgeCase,
  askReporter,
  closeCase,
  expireQuestion,
  planFix,
  reopenCase,
  reworkFix,
  schedulePublication,
  unschedulePublication,
  withholdCase,
} from "./moves";
import { rateByHand } from "./rate-by-hand";
import { decideBranch, markFixReady, recordFix } from "./record-fix";
import { rejectCase } from "./reject";
import { reopenAsReporter } from "./reopen-as-reporter";
import { snoozeCase, wakeCase } from "./snooze";
import { allowReceiptCode, stopReceiptCode } from "./stop-code";
import { type Desk, makePublishable, NOW, openDesk, RECEIVED } from "./testing/desk";
import { type Scenario, testScenarios } from "./testing/scenarios";
import { waitForOthers } from "./wait";
import { unwatchCase, watchCase } from "./watch";
import {
  addNote,
  correctReport,
  replyAsReporter,
  withdrawReport,
  writeOnCase,
  writeToReporter,
} from "./write";

const db = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(db());
});

const TRIAGE = ["coordinator", "triager"] as const;
const fixing = (state: CaseOptions["state"]) => ({ state, clocks: false as const });

/** What the team arranges for itself is no activity of the case. */
const QUIET = { last_activity_at: RECEIVED };
const WATCHERS = ["admin", "coordinator", "triager", "developer", "publisher"] as const;

async function everybodyWatches(made: MadeCase): Promise<void> {
  for (const role of WATCHERS)
    await db().owner.query("insert into case_watchers (case_id, person_id, since) values ($1, $2, $3)", [
      made.id,
      desk.people[role].id,
      RECEIVED,
    ]);
}

async function givesProduct(made: MadeCase): Promise<void> {
  await db().owner.query("update cases set product_id = $2 where id = $1", [made.id, desk.product.id]);
}

async function givesCode(made: MadeCase): Promise<void> {
  await db().owner.query("update participants set receipt_hash = uuid_send(id) where id = $1", [
    made.reporterId,
  ]);
}

const SCENARIOS: Record<string, Scenario> = {
  acknowledge: {
    useCase: acknowledgeCase,
    input: () => ({ message: "Thank you, we read it." }),
    by: TRIAGE,
    event: "case.acknowledge",
    leaves: { state: "acknowledged", version: 2, next_due_kind: "next_update" },
  },
  ask: {
    useCase: askReporter,
    on: { state: "acknowledged" },
    input: () => ({ message: "Which version?" }),
    by: TRIAGE,
    event: "case.ask",
    leaves: { state: "needs_info", resume_state: "acknowledged", next_due_at: null },
  },
  accept: {
    useCase: acceptCase,
    input: () => ({ severity: "high", severityReason: "Reachable.", productId: desk.product.id }),
    by: TRIAGE,
    event: "case.accept",
    leaves: { state: "accepted", severity: "high", severity_rank: 70 },
  },
  reject: {
    useCase: rejectCase,
    on: { state: "acknowledged" },
    input: () => ({ outcome: "out_of_scope", reason: "This belongs to another project." }),
    by: TRIAGE,
    event: "case.reject",
    leaves: { state: "closed", outcome: "out_of_scope", closed_at: NOW, next_due_at: null },
  },
  plan: {
    useCase: planFix,
    on: fixing("accepted"),
    input: () => ({ ownerId: desk.people.developer.id, expectedResolutionAt: "2026-12-01" }),
    by: ["coordinator"],
    event: "case.plan",
    leaves: { state: "remediating", expected_resolution_at: new Date("2026-12-01") },
  },
  "record the fix": {
    useCase: recordFix,
    on: fixing("accepted"),
    input: () => ({ fixReference: "commit 4711" }),
    by: ["coordinator"],
    event: "fix.recorded",
  },
  "decide on a branch": {
    useCase: decideBranch,
    on: fixing("remediating"),
    prepare: givesProduct,
    input: () => ({ branchId: desk.product.branchIds[0], decision: "fix" }),
    by: ["coordinator"],
    event: "branch.decided",
  },
  "mark the fix ready": {
    useCase: markFixReady,
    on: fixing("remediating"),
    input: () => ({ fixReference: "commit 4711", testEvidence: "Run 12 is green." }),
    by: ["coordinator"],
    event: "case.fix_ready",
    leaves: { state: "fix_ready" },
  },
  rework: {
    useCase: reworkFix,
    on: fixing("fix_ready"),
    input: () => ({ reason: "The test was wrong." }),
    by: ["coordinator"],
    event: "case.rework",
    leaves: { state: "remediating" },
  },
  schedule: {
    useCase: schedulePublication,
    on: fixing("fix_ready"),
    prepare: (made) => makePublishable(desk, db(), made),
    by: ["coordinator"],
    event: "case.schedule",
    leaves: { state: "scheduled", is_public: false },
  },
  unschedule: {
    useCase: unschedulePublication,
    on: fixing("scheduled"),
    input: () => ({ reason: "The mirror is not ready." }),
    by: ["coordinator"],
    event: "case.unschedule",
    leaves: { state: "fix_ready" },
  },
  withhold: {
    useCase: withholdCase,
    on: fixing("fix_ready"),
    input: () => ({ reason: "Never released.", message: "It is fixed; nothing was released with it." }),
    by: ["coordinator"],
    event: "case.withhold",
    leaves: { state: "closed", outcome: "withheld", reporter_told_at: NOW },
  },
  close: {
    useCase: closeCase,
    on: { ...fixing("published"), isPublic: true, publishedAt: RECEIVED },
    input: () => ({ message: "Version 2.8.4 fixes it." }),
    by: ["coordinator"],
    event: "case.close",
    leaves: { state: "closed", outcome: "resolved", is_public: true, reporter_told_at: NOW },
  },
  reopen: {
    useCase: reopenCase,
    on: { ...fixing("closed"), outcome: "not_reproducible" },
    input: () => ({ reason: "Somebody else saw it too." }),
    by: TRIAGE,
    event: "case.reopen",
    leaves: { state: "acknowledged", outcome: null, closed_at: null, reopened_by_reporter: false },
  },
  "reopen as the reporter": {
    useCase: reopenAsReporter,
    on: { ...fixing("closed"), outcome: "not_reproducible" },
    input: () => ({ reason: "It still happens." }),
    by: ["reporter"],
    event: "case.reopen",
    leaves: { state: "acknowledged", reopened_by_reporter: true },
  },
  expire: {
    useCase: expireQuestion,
    on: { ...fixing("needs_info"), resumeState: "acknowledged" },
    by: ["system"],
    event: "case.expire",
    leaves: { state: "closed", outcome: "no_answer", resume_state: null },
  },
  note: {
    useCase: addNote,
    input: () => ({ body: "Looks real." }),
    by: ["coordinator", "triager", "developer", "publisher"],
    event: "note.added",
    leaves: { state: "new", next_due_kind: "acknowledgement" },
  },
  "write to the reporter": {
    useCase: writeToReporter,
    on: { state: "acknowledged" },
    input: () => ({ body: "We are on it." }),
    by: TRIAGE,
    event: "message.sent",
    leaves: { next_due_kind: "next_update" },
  },
  "write through the composer": {
    useCase: writeOnCase,
    input: () => ({ body: "To the reporter?", audience: "everyone" }),
    by: ["coordinator", "triager", "developer", "publisher"],
    event: "note.added",
  },
  reply: {
    useCase: replyAsReporter,
    on: { ...fixing("needs_info"), resumeState: "accepted" },
    input: () => ({ body: "Version 2.8.3." }),
    by: ["reporter"],
    event: "reporter.wrote",
    leaves: { state: "accepted", resume_state: null },
  },
  correct: {
    useCase: correctReport,
    input: () => ({ body: "I meant 2.8.2." }),
    by: ["reporter"],
    event: "report.corrected",
  },
  withdraw: {
    useCase: withdrawReport,
    by: ["reporter"],
    event: "case.withdraw",
    leaves: { state: "closed", outcome: "withdrawn" },
  },
  "stop a reporter's code": {
    useCase: stopReceiptCode,
    prepare: givesCode,
    input: (made) => ({ participantId: made.reporterId, reason: "It leaked." }),
    by: ["coordinator"],
    event: "receipt.stopped",
  },
  "allow a reporter's code again": {
    useCase: allowReceiptCode,
    prepare: async (made) => {
      await givesCode(made);
      await db().owner.query("update participants set receipt_stopped_at = $2 where case_id = $1", [
        made.id,
        RECEIVED,
      ]);
    },
    input: (made) => ({ participantId: made.reporterId, reason: "It was somebody else who asked." }),
    by: ["coordinator"],
    event: "receipt.allowed",
  },
  edit: {
    useCase: editCase,
    input: () => ({ title: "A better title", expectedResolutionAt: "2026-12-04", version: 1 }),
    by: TRIAGE,
    event: "case.edited",
    leaves: { version: 2, expected_resolution_at: new Date("2026-12-04") },
  },
  assign: {
    useCase: assignCase,
    input: () => ({ personId: desk.people.developer.id, version: 1 }),
    by: TRIAGE,
    event: "case.assigned",
    leaves: { version: 2 },
  },
  label: {
    useCase: labelCase,
    input: () => ({ add: [desk.label] }),
    by: TRIAGE,
    event: "case.labelled",
    leaves: { ...QUIET, version: 1 },
  },
  snooze: {
    useCase: snoozeCase,
    on: fixing("acknowledged"),
    input: () => ({ until: "week", version: 1 }),
    by: TRIAGE,
    event: "case.snoozed",
    leaves: { ...QUIET, version: 2, snoozed_until_reply: true },
  },
  wake: {
    useCase: wakeCase,
    on: { ...fixing("acknowledged"), snoozedUntilReply: true },
    input: () => ({ version: 1 }),
    by: TRIAGE,
    event: "case.woken",
    leaves: { ...QUIET, version: 2, snoozed_until_reply: false },
  },
  "wait for others": {
    useCase: waitForOthers,
    input: () => ({ waitsFor: "vendor", party: "Tern Networks", version: 1 }),
    by: TRIAGE,
    event: "case.waits",
    leaves: { ...QUIET, version: 2, waits_for: "vendor" },
  },
  watch: {
    useCase: watchCase,
    by: WATCHERS,
    event: "case.watched",
    leaves: { ...QUIET, version: 1 },
  },
  unwatch: {
    useCase: unwatchCase,
    prepare: everybodyWatches,
    by: WATCHERS,
    event: "case.unwatched",
    leaves: { ...QUIET, version: 1 },
  },
  "rate by hand": {
    useCase: rateByHand,
    input: () => ({ severity: "high", severityReason: "Reachable.", version: 1 }),
    by: TRIAGE,
    event: "case.edited",
    leaves: { version: 2, severity: "high", severity_rank: 70 },
  },
};

testScenarios(db, () => desk, SCENARIOS);
