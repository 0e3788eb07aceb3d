import { CLOCK_LABELS, type ClockKind } from "@/lib/domain/clock/promise";
import { durationWords } from "@/lib/domain/clock/words";
import type { Severity } from "@/lib/domain/severity";
import type { CaseState, Outcome } from "./states";
import { OUTCOME_WORDS } from "./words";

/** What the board knows of a case when it says why the case stands there. */
export type WhyFacts = {
  state: CaseState;
  isPublic: boolean;
  held: boolean;
  spamMarked: boolean;
  exploited: string | null;
  alreadyPublic: string | null;
  severity: Severity | null;
  hasProduct: boolean;
  hasAssignee: boolean;
  outcome: Outcome | null;
  nextDue: { kind: ClockKind; at: Date } | null;
  expectedResolutionAt: Date | null;
  embargoUntil: Date | null;
  reporterTold: boolean;
  receivedAt: Date;
  lastActivityAt: Date;
};

/**
 * One line that says why a case is on the board and what it waits for: the most pressing reason first, the state's own
 * otherwise. Says nothing that quotes the report.
 *
 * @param now a UTC instant
 */
export function whyHere(facts: WhyFacts, now: Date): string {
  const pressing = pressingReason(facts, now);
  const own = stateReason(facts, now);
  return pressing === null ? own : `${pressing}; ${lowerFirst(own)}`;
}

function pressingReason(facts: WhyFacts, now: Date): string | null {
  if (facts.state === "closed") return null;
  if (facts.spamMarked) return "Marked as spam by one person";
  if (facts.held) return "Held: arrived in a flood of reports";
  if (facts.exploited === "yes" && !facts.isPublic) return "Said to be exploited";
  if (facts.alreadyPublic === "yes" && !facts.isPublic) return "Said to be public already";
  const { nextDue } = facts;
  if (nextDue && nextDue.at < now && nextDue.kind !== "acknowledgement")
    return `${CLOCK_LABELS[nextDue.kind]} was due ${durationWords(now.getTime() - nextDue.at.getTime())} ago`;
  return null;
}

function stateReason(facts: WhyFacts, now: Date): string {
  const since = (from: Date) => durationWords(Math.max(0, now.getTime() - from.getTime()));
  switch (facts.state) {
    case "new":
      return `New, nobody has answered for ${since(facts.receivedAt)}`;
    case "acknowledged":
      if (!facts.hasAssignee) return "Nobody is assigned";
      if (facts.severity === null) return "Not rated yet";
      return facts.hasProduct ? "Rated; accept or reject next" : "No product named yet";
    case "needs_info":
      return `Waiting for the reporter, last activity ${since(facts.lastActivityAt)} ago`;
    case "accepted":
      return facts.hasAssignee ? "Accepted, no date for the fix yet" : "Accepted, nobody owns the fix";
    case "remediating":
      return fixingReason(facts, now);
    case "fix_ready":
      return embargoRunning(facts, now) ? "Fix ready, embargo still runs" : "Fix ready, advisory next";
    case "scheduled":
      return "Approved, waiting to be published";
    case "published":
      return facts.reporterTold ? "Published; credit and closing next" : "Published, reporter not told yet";
    case "closed":
      return facts.outcome === null ? "Closed" : OUTCOME_WORDS[facts.outcome];
  }
}

function fixingReason(facts: WhyFacts, now: Date): string {
  const { expectedResolutionAt } = facts;
  if (expectedResolutionAt === null) return "Being fixed, no date yet";
  const left = expectedResolutionAt.getTime() - now.getTime();
  return left < 0 ? `Fix was expected ${durationWords(-left)} ago` : `Fix expected in ${durationWords(left)}`;
}

function embargoRunning({ embargoUntil }: WhyFacts, now: Date): boolean {
  return embargoUntil !== null && embargoUntil > now;
}

// Only the first letter: ids and names inside the sentence keep theirs.
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
