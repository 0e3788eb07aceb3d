import type { YES_NO_UNSURE } from "@/lib/domain/report/questions";
import type { Origin, ReporterKind } from "./origins";
import type { CaseEvent, CaseState, Outcome } from "./states";

/** State names on the desk, with their place on the five ticks (0–5). */
export const STATE_WORDS: Record<CaseState, { desk: string; ticks: number }> = {
  new: { desk: "Received", ticks: 1 },
  acknowledged: { desk: "Investigating", ticks: 2 },
  needs_info: { desk: "Waiting: reporter", ticks: 2 },
  accepted: { desk: "Accepted", ticks: 3 },
  remediating: { desk: "Fixing", ticks: 3 },
  fix_ready: { desk: "Fix ready", ticks: 4 },
  scheduled: { desk: "Scheduled", ticks: 4 },
  published: { desk: "Published", ticks: 5 },
  closed: { desk: "Closed", ticks: 5 },
};

/** The same states as the reporter reads them: plain words, who acts next, and what that means. */
export const REPORTER_WORDS: Record<
  CaseState,
  { state: string; actsNext: "The team" | "You" | "Nobody"; sentence: string }
> = {
  new: {
    state: "Received",
    actsNext: "The team",
    sentence: "Your report has arrived. A person of the team will read it and answer.",
  },
  acknowledged: {
    state: "Being looked at",
    actsNext: "The team",
    sentence: "The team has read your report and is checking what it describes.",
  },
  needs_info: {
    state: "Waiting for you",
    actsNext: "You",
    sentence: "The team asked you a question. Your answer below continues the work.",
  },
  accepted: {
    state: "Confirmed",
    actsNext: "The team",
    sentence: "The team confirmed the problem and is planning the fix.",
  },
  remediating: { state: "Being fixed", actsNext: "The team", sentence: "The team is working on a fix." },
  fix_ready: {
    state: "Fix ready",
    actsNext: "The team",
    sentence: "A tested fix exists. The team is preparing the advisory.",
  },
  scheduled: {
    state: "About to be published",
    actsNext: "The team",
    sentence: "The advisory is approved and will be published.",
  },
  published: { state: "Published", actsNext: "The team", sentence: "The advisory is public." },
  closed: { state: "Closed", actsNext: "Nobody", sentence: "The work on this report has ended." },
};

/** What a reporter reads of a case that has no date of publication: in a fact, and as a sentence. */
export function noDateWords(state: CaseState, outcome: Outcome | null): { fact: string; sentence: string } {
  if (state !== "closed")
    return { fact: "No date yet", sentence: "There is no date yet. Propose one in a message." };
  if (outcome === "duplicate")
    return { fact: "No date of its own", sentence: "This case has no date of its own." };
  return { fact: "No advisory is planned", sentence: "No advisory is planned." };
}

export const EVENT_WORDS: Record<CaseEvent, { button: string; past: string }> = {
  acknowledge: { button: "Acknowledge", past: "acknowledged the report" },
  ask: { button: "Ask the reporter", past: "asked the reporter" },
  reply: { button: "Reply", past: "answered the question" },
  accept: { button: "Accept", past: "accepted the report" },
  reject: { button: "Reject", past: "rejected the report" },
  withdraw: { button: "Withdraw", past: "withdrew the report" },
  expire: { button: "Close unanswered", past: "closed the case: the question was not answered" },
  plan: { button: "Plan the fix", past: "planned the fix" },
  fix_ready: { button: "Fix is ready", past: "recorded that the fix is ready" },
  rework: { button: "Back to fixing", past: "sent the fix back" },
  schedule: { button: "Schedule publication", past: "scheduled publication" },
  unschedule: { button: "Unschedule", past: "took the publication off the schedule" },
  publish: { button: "Publish", past: "published the advisory" },
  publish_emergency: { button: "Publish in an emergency", past: "published in an emergency" },
  publish_revision: { button: "Publish a revision", past: "published a revision" },
  close: { button: "Close", past: "closed the case" },
  withhold: { button: "Close without publishing", past: "decided not to publish" },
  reopen: { button: "Reopen", past: "reopened the case" },
};

export const OUTCOME_WORDS: Record<Outcome, string> = {
  resolved: "Resolved",
  duplicate: "Duplicate",
  out_of_scope: "Out of scope",
  upstream: "Belongs to an upstream project",
  not_a_vulnerability: "Not a vulnerability",
  operator_configuration: "Operator configuration",
  not_reproducible: "Not reproducible",
  spam: "Spam",
  withdrawn: "Withdrawn by the reporter",
  no_answer: "No answer from the reporter",
  withheld: "Not published",
};

/** How a case came in. */
export const ORIGIN_WORDS: Record<Origin, string> = {
  form: "Report form",
  internal: "The team",
  import: "Import",
  mail: "Mail",
  api: "API",
};

export const REPORTER_KIND_WORDS: Record<ReporterKind, string> = {
  researcher: "researcher or finder",
  user: "user or customer",
  vendor: "vendor or maintainer",
  cert: "CERT or coordinator",
  team: "part of the team",
  other: "someone else",
};

/** What is said of attacks and of what is public already, as the desk writes it. */
export const SAID_WORDS = {
  unsure: "Not known",
  yes: "Yes",
  no: "No",
} as const satisfies Record<keyof typeof YES_NO_UNSURE, string>;
