import { isDeepStrictEqual } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import type { CaseOptions, MadeCase } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/domain/access/actor";
import { ROLES, type Role } from "@/lib/domain/access/roles";
import type { AppError } from "@/lib/server/errors";
import type { UseCase } from "@/lib/server/use-case";
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
import {
  chainHolds,
  type Desk,
  makePublishable,
  NOW,
  openDesk,
  RECEIVED,
  reporterOf,
  snapshot,
  wordsOfCase,
} from "./testing/desk";
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

type Scenario = {
  useCase: UseCase<unknown>;
  /** The case it is tried on. */
  on?: Partial<CaseOptions>;
  prepare?: (made: MadeCase) => Promise<void>;
  input?: () => Record<string, unknown>;
  by: readonly (Role | "reporter" | "system")[];
  event: string;
  leaves?: Record<string, unknown>;
};

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

async function arrange({ on, prepare, input }: Scenario, restricted = false) {
  const made = await desk.make.makeCase({
    receivedAt: RECEIVED,
    product: "Example Server",
    reporter: { name: "Ada Example", email: "ada@example.org" },
    ...on,
    restricted,
  });
  await prepare?.(made);
  return { made, values: { caseId: made.id, ...input?.() } };
}

function actorFor(who: Role | "reporter" | "system", made: MadeCase): Actor {
  if (who === "reporter") return reporterOf(made);
  return who === "system" ? { type: "system", task: "test" } : desk.people[who].actor;
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "allowed",
    (error: AppError) => error.code,
  );
}

async function rowOf(caseId: string): Promise<Record<string, unknown>> {
  const { rows } = await db().owner.query("select * from cases where id = $1", [caseId]);
  return rows[0];
}

describe.each(Object.entries(SCENARIOS))("%s", (_name, scenario) => {
  test("is done by those who may, and stands in the audit chain", async () => {
    for (const who of scenario.by) {
      const { made, values } = await arrange(scenario);
      const actor = actorFor(who, made);
      await scenario.useCase({ actor, now: NOW }, values);
      const { rows: events } = await db().owner.query(
        "select action, actor_kind, actor_id, at from events where chain_id = $1 order by seq",
        [made.id],
      );
      const id =
        actor.type === "person" ? actor.personId : actor.type === "reporter" ? made.reporterId : null;
      expect(events, who).toContainEqual({
        action: scenario.event,
        actor_kind: actor.type,
        actor_id: id,
        at: NOW,
      });
      expect(await chainHolds(db(), made.id)).toBe(true);
      expect(await rowOf(made.id), who).toMatchObject({ last_activity_at: NOW, ...scenario.leaves });
    }
  });

  test("is refused to everybody else, and changes nothing", async () => {
    const { made, values } = await arrange(scenario);
    const before = await snapshot(db(), made.id);
    const others = [...ROLES, "reporter" as const].filter((who) => !scenario.by.includes(who));
    for (const who of others)
      expect(await refusal(scenario.useCase({ actor: actorFor(who, made), now: NOW }, values)), who).toBe(
        "forbidden",
      );
    expect(await refusal(scenario.useCase({ actor: { type: "anonymous" }, now: NOW }, values))).toBe(
      "unauthenticated",
    );
    expect(await snapshot(db(), made.id)).toEqual(before);
  });

  test("does not find a case that is not for the one who asks", async () => {
    const inside = scenario.by.filter((who) => who !== "system");
    if (inside.length === 0) return expect(scenario.by).toEqual(["system"]);
    const { made, values } = await arrange(scenario, true);
    const stranger = await desk.make.makeCase({ receivedAt: RECEIVED });
    const before = await snapshot(db(), made.id);
    for (const who of inside) {
      const actor = who === "reporter" ? reporterOf(stranger) : actorFor(who, made);
      expect(await refusal(scenario.useCase({ actor, now: NOW }, values)), who).toBe("not_found");
    }
    expect(await snapshot(db(), made.id)).toEqual(before);
  });

  test("is taken back whole when its audit row cannot be written", async () => {
    const { made, values } = await arrange(scenario);
    const [who = "system"] = scenario.by;
    const before = await snapshot(db(), made.id);
    await db().owner.query("alter table events add constraint refuse_all check (false) not valid");
    try {
      await expect(scenario.useCase({ actor: actorFor(who, made), now: NOW }, values)).rejects.toThrow();
    } finally {
      await db().owner.query("alter table events drop constraint refuse_all");
    }
    expect(await snapshot(db(), made.id)).toEqual(before);
  });

  test("has the case indexed anew where it changed what can be searched for", async () => {
    const { made, values } = await arrange(scenario);
    const [who = "system"] = scenario.by;
    const before = await wordsOfCase(db(), made.id);
    await scenario.useCase({ actor: actorFor(who, made), now: NOW }, values);
    const { rows: jobs } = await db().owner.query(
      "select from graphile_worker._private_jobs where key = $1",
      [`index-${made.id}`],
    );
    const changed = !isDeepStrictEqual(await wordsOfCase(db(), made.id), before);
    expect(jobs.length).toBeGreaterThanOrEqual(changed ? 1 : 0);
  });

  test("takes no state, score, id or time from the request", async () => {
    const { made, values } = await arrange(scenario);
    const [who = "system"] = scenario.by;
    const smuggled = {
      state: "published",
      isPublic: true,
      score: "9.9",
      id: "00000000-0000-0000-0000-000000000001",
      reference: "EX-2026-AAAAA",
      receivedAt: "2020-01-01",
      closedAt: "2020-01-01",
    };
    await scenario.useCase({ actor: actorFor(who, made), now: NOW }, { ...smuggled, ...values });
    expect(await rowOf(made.id)).toMatchObject({
      reference: made.reference,
      received_at: RECEIVED,
      score: null,
      ...scenario.leaves,
    });
    expect((await rowOf(made.id)).state).not.toBe("published");
  });
});
