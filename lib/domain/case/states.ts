import type { Action } from "@/lib/domain/access/policy";

export const CASE_STATES = [
  "new",
  "acknowledged",
  "needs_info",
  "accepted",
  "remediating",
  "fix_ready",
  "scheduled",
  "published",
  "closed",
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CASE_EVENTS = [
  "acknowledge",
  "ask",
  "reply",
  "accept",
  "reject",
  "withdraw",
  "expire",
  "plan",
  "fix_ready",
  "rework",
  "schedule",
  "unschedule",
  "publish",
  "publish_emergency",
  "publish_revision",
  "close",
  "withhold",
  "reopen",
] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

export const OUTCOMES = [
  "resolved",
  "duplicate",
  "out_of_scope",
  "upstream",
  "not_a_vulnerability",
  "operator_configuration",
  "not_reproducible",
  "spam",
  "withdrawn",
  "no_answer",
  "withheld",
] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** Outcomes a triager may choose when rejecting; the others follow from what happened. */
export const REJECTION_OUTCOMES = [
  "duplicate",
  "out_of_scope",
  "upstream",
  "not_a_vulnerability",
  "operator_configuration",
  "not_reproducible",
  "spam",
] as const satisfies readonly Outcome[];

/** The only ones of them for a report that nobody has answered: both need no reading. */
export const OUTCOMES_FOR_NEW: readonly Outcome[] = ["duplicate", "spam"];

/** What a move asks for. Each is a question about `CaseFacts`, answered in `needs.ts`. */
export const NEEDS = [
  "message_to_reporter",
  "severity",
  "affected_product",
  "outcome",
  "reason",
  "outcome_for_new",
  "second_person_for_spam",
  "owner",
  "expected_resolution",
  "fix_or_mitigation",
  "test_evidence",
  "branch_decisions",
  "advisory_complete",
  "vulnerability_scored",
  "impact_judged",
  "embargo_over_or_none",
  "approved_by_second",
  "publisher_not_author",
  "workaround",
  "emergency_reason",
  "reporter_told",
  "credit_settled",
  "reopened_once",
] as const;
export type Need = (typeof NEEDS)[number];

/**
 * `to: "resume"` goes back to the state the case was asked in. `only: "public"` rows exist for a case that was published
 * in an emergency: it goes on towards its fix and stays public all the while; `only: "private"` rows for all others.
 * `takenBack`: whoever made the move can take it back for a while, as long as nobody outside heard of it (take-back.ts).
 */
export type Transition = {
  from: CaseState;
  only?: "public" | "private";
  event: CaseEvent;
  to: CaseState | "resume";
  action: Action;
  needs: readonly Need[];
  takenBack: boolean;
};

// The others are made by reporters and jobs, reach people at once, or end in public.
const TAKEN_BACK: ReadonlySet<CaseEvent> = new Set([
  "acknowledge",
  "accept",
  "reject",
  "plan",
  "fix_ready",
  "rework",
  "schedule",
  "unschedule",
  "reopen",
]);

const from = (
  states: readonly CaseState[],
  event: CaseEvent,
  to: Transition["to"],
  action: Action,
  needs: readonly Need[] = [],
): Transition[] =>
  states.map((state) => ({ from: state, event, to, action, needs, takenBack: TAKEN_BACK.has(event) }));

const SCHEDULE_NEEDS: Need[] = [
  "vulnerability_scored",
  "impact_judged",
  "advisory_complete",
  "approved_by_second",
];

// What is scheduled waits for the end of its embargo; only coming out has to.
const PUBLISH_NEEDS: Need[] = [...SCHEDULE_NEEDS, "embargo_over_or_none", "publisher_not_author"];

// What is public already changes as it came out: not by one person's hand.
const REVISION_NEEDS: Need[] = ["advisory_complete", "approved_by_second"];

/** The whole life of a case. Buttons, missing-item lists, tests and the diagram in the docs read these rows. */
export const TRANSITIONS: readonly Transition[] = [
  ...from(["new"], "acknowledge", "acknowledged", "case.acknowledge", ["message_to_reporter"]),
  ...from(["acknowledged"], "ask", "needs_info", "case.ask", ["message_to_reporter"]),
  ...from(["accepted", "remediating"], "ask", "needs_info", "case.ask", ["message_to_reporter"]),
  ...from(["needs_info"], "reply", "resume", "case.reply", []),
  ...from(["new", "acknowledged"], "accept", "accepted", "case.accept", ["severity", "affected_product"]),
  ...from(
    ["new", "acknowledged", "needs_info", "accepted", "remediating", "fix_ready"],
    "reject",
    "closed",
    "case.reject",
    ["outcome", "outcome_for_new", "reason", "second_person_for_spam"],
  ),
  ...from(["new", "acknowledged", "needs_info"], "withdraw", "closed", "case.withdraw"),
  ...from(["needs_info"], "expire", "closed", "case.expire"),
  ...from(["accepted"], "plan", "remediating", "case.plan", ["owner", "expected_resolution"]),
  ...from(["remediating"], "fix_ready", "fix_ready", "case.fix", [
    "fix_or_mitigation",
    "test_evidence",
    "branch_decisions",
  ]),
  ...from(["fix_ready"], "rework", "remediating", "case.fix", ["reason"]),
  ...from(["fix_ready"], "schedule", "scheduled", "case.schedule", SCHEDULE_NEEDS).map((row) => ({
    ...row,
    only: "private" as const,
  })),
  ...from(["scheduled"], "unschedule", "fix_ready", "case.schedule", ["reason"]),
  ...from(["scheduled"], "publish", "published", "case.publish", PUBLISH_NEEDS),
  ...from(
    ["accepted", "remediating", "fix_ready", "scheduled"],
    "publish_emergency",
    "published",
    "case.publish_emergency",
    ["emergency_reason", "workaround"],
  ).map((row) => ({ ...row, only: "private" as const })),
  ...from(["published"], "publish_revision", "published", "case.publish", REVISION_NEEDS),
  ...from(["published"], "plan", "remediating", "case.plan", ["owner", "expected_resolution"]).map((row) => ({
    ...row,
    only: "public" as const,
  })),
  ...from(["fix_ready"], "publish_revision", "published", "case.publish", REVISION_NEEDS).map((row) => ({
    ...row,
    only: "public" as const,
  })),
  ...from(["published"], "close", "closed", "case.close", ["reporter_told", "credit_settled"]),
  ...from(["accepted", "remediating", "fix_ready"], "withhold", "closed", "case.withhold", [
    "reason",
    "reporter_told",
  ]).map((row) => ({ ...row, only: "private" as const })),
  ...from(["closed"], "reopen", "acknowledged", "case.reopen", ["reason", "reopened_once"]),
];

/** Where a case stands, as far as the table of moves cares. */
export type Standing = { state: CaseState; isPublic: boolean };

function applies(transition: Transition, at: Standing): boolean {
  if (transition.from !== at.state) return false;
  return transition.only === undefined || (transition.only === "public") === at.isPublic;
}

/** The row for this move, or null where the state does not know it. */
export function transitionFor(at: Standing, event: CaseEvent): Transition | null {
  return TRANSITIONS.find((t) => t.event === event && applies(t, at)) ?? null;
}

/** Every move that leaves `at`, in the order a person would want them. */
export function transitionsFrom(at: Standing): Transition[] {
  return TRANSITIONS.filter((t) => applies(t, at));
}

/** True while the team still owes something: every state but `closed`. */
export function isOpen(state: CaseState): boolean {
  return state !== "closed";
}
