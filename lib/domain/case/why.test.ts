import { expect, test } from "vitest";
import { embargoRuns } from "./needs";
import { CASE_STATES } from "./states";
import { type WhyFacts, whyHere } from "./why";

const now = new Date("2026-11-20T14:00:00Z");
const base: WhyFacts = {
  state: "new",
  held: false,
  spamMarked: false,
  reasons: ["unjudged"],
  severity: null,
  hasProduct: false,
  hasAssignee: false,
  outcome: null,
  nextDue: null,
  expectedResolutionAt: null,
  timeZone: "UTC",
  embargoUntil: null,
  isPublic: false,
  reporterTold: false,
  receivedAt: new Date("2026-11-20T11:00:00Z"),
  lastActivityAt: new Date("2026-11-18T14:00:00Z"),
};

test.each<[string, Partial<WhyFacts>]>([
  ["New, unanswered for 3 h", {}],
  ["Said to be exploited; new, unanswered for 3 h", { reasons: ["said_exploited"] }],
  [
    "Total loss of confidentiality; nobody is assigned",
    { state: "acknowledged", reasons: ["total_confidentiality", "total_integrity", "total_availability"] },
  ],
  [
    "Next update 1 d late; SSVC says out of cycle",
    {
      state: "remediating",
      reasons: ["out_of_cycle", "limited_integrity", "late"],
      nextDue: { kind: "next_update", at: new Date("2026-11-19T12:00:00Z") },
    },
  ],
  ["Nobody is assigned", { state: "acknowledged" }],
  ["Waiting for the reporter, last activity 2 d ago", { state: "needs_info" }],
  [
    "Fix was expected 2 d ago",
    { state: "remediating", expectedResolutionAt: new Date("2026-11-18T14:00:00Z") },
  ],
  [
    "Next update 1 d late; being fixed, no date yet",
    { state: "remediating", nextDue: { kind: "next_update", at: new Date("2026-11-19T12:00:00Z") } },
  ],
  ["Fix ready, advisory next", { state: "fix_ready", embargoUntil: new Date("2026-12-04T15:00:00Z") }],
  ["Approved, embargo still runs", { state: "scheduled", embargoUntil: new Date("2026-12-04T15:00:00Z") }],
  ["Approved, waiting to be published", { state: "scheduled", embargoUntil: now }],
  ["Marked as spam by one person; nobody is assigned", { state: "acknowledged", spamMarked: true }],
  ["Duplicate", { state: "closed", outcome: "duplicate", reasons: ["closed"] }],
  ["Public without a fix; published, fix not planned yet", { state: "published", reasons: ["unfixed"] }],
  ["Published, reporter not told yet", { state: "published", reasons: ["published", "attacked"] }],
])("%s", (words, facts) => {
  expect(whyHere({ ...base, ...facts }, now)).toBe(words);
});

test("an embargo holds back what is approved, unless it is public already", () => {
  const facts = { embargoUntil: new Date(now.getTime() + 86_400_000), isPublic: false };
  expect(embargoRuns(facts, now)).toBe(true);
  expect(embargoRuns({ ...facts, isPublic: true }, now)).toBe(false);
  expect(embargoRuns({ ...facts, embargoUntil: now }, now)).toBe(false);
});

test("every state says something", () => {
  for (const state of CASE_STATES) expect(whyHere({ ...base, state }, now)).not.toBe("");
});

test("a phrase that goes on keeps its abbreviations", () => {
  const facts = { ...base, state: "acknowledged", reasons: ["late", "immediate"] } as const;
  expect(whyHere({ ...facts, spamMarked: true }, now)).toBe(
    "Marked as spam by one person; nobody is assigned",
  );
  expect(whyHere(facts, now)).toBe("SSVC says immediate; nobody is assigned");
});

test.each([
  ["2026-11-19", "UTC", "Fix was expected 1 d ago"],
  ["2026-11-20", "UTC", "Fix expected today"],
  ["2026-11-20", "America/New_York", "Fix expected today"],
  ["2026-11-20", "Pacific/Kiritimati", "Fix was expected 1 d ago"],
  ["2026-11-21", "Pacific/Kiritimati", "Fix expected today"],
  ["2026-12-04", "Europe/Paris", "Fix expected in 14 d"],
])("a fix promised for %s, read in %s: %s", (day, timeZone, words) => {
  const facts = { state: "remediating", expectedResolutionAt: new Date(day), timeZone } as const;
  expect(whyHere({ ...base, ...facts }, now)).toBe(words);
});
