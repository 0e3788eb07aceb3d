import { CLOCK_LABELS, type ClockKind } from "@/lib/domain/clock/promise";
import { roughDurationWords } from "@/lib/domain/clock/words";
import type { PriorityReason } from "@/lib/domain/priority/reasons";
import { pressingWords } from "@/lib/domain/priority/words";
import type { Severity } from "@/lib/domain/severity";
import { lowerFirst, upperFirst } from "@/lib/domain/text";
import { daysAhead } from "./dates-ahead";
import { embargoRuns } from "./needs";
import type { CaseState, Outcome } from "./states";
import { OUTCOME_WORDS } from "./words";

/** What the board knows of a case when it says why the case stands there. */
export type WhyFacts = {
  state: CaseState;
  held: boolean;
  spamMarked: boolean;
  /** Why the case has its priority, as the rule left them. */
  reasons: readonly PriorityReason[];
  severity: Severity | null;
  hasProduct: boolean;
  hasAssignee: boolean;
  outcome: Outcome | null;
  nextDue: { kind: ClockKind; at: Date } | null;
  /** The promised day, at midnight UTC. */
  expectedResolutionAt: Date | null;
  /** Of the case's policy version: it says which day is today. */
  timeZone: string;
  embargoUntil: Date | null;
  isPublic: boolean;
  reporterTold: boolean;
  receivedAt: Date;
  lastActivityAt: Date;
};

const PHRASES = 2;

/**
 * One line that says why a case is on the board and what it waits for: a promise that is late, what presses most, then the
 * state's own reason, as far as two phrases go. Says nothing that quotes the report.
 *
 * @param now a UTC instant
 */
export function whyHere(facts: WhyFacts, now: Date): string {
  const phrases = [lateReason(facts, now), pressingReason(facts), stateReason(facts, now)];
  const [first = "", ...others] = phrases.filter((phrase) => phrase !== null).slice(0, PHRASES);
  return upperFirst([first, ...others.map(lowerFirst)].join("; "));
}

function pressingReason({ state, spamMarked, held, reasons }: WhyFacts): string | null {
  if (state === "closed") return null;
  if (spamMarked) return "Marked as spam by one person";
  if (held) return "Held: arrived in a flood of reports";
  return pressingWords(reasons);
}

// A late first answer is what the state's own reason says.
function lateReason({ state, nextDue }: WhyFacts, now: Date): string | null {
  if (state === "closed" || nextDue === null || nextDue.kind === "acknowledgement") return null;
  const lateMs = now.getTime() - nextDue.at.getTime();
  return lateMs > 0 ? `${CLOCK_LABELS[nextDue.kind]} ${roughDurationWords(lateMs)} late` : null;
}

function stateReason(facts: WhyFacts, now: Date): string {
  const since = (from: Date) => roughDurationWords(Math.max(0, now.getTime() - from.getTime()));
  switch (facts.state) {
    case "new":
      return `New, unanswered for ${since(facts.receivedAt)}`;
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
      return "Fix ready, advisory next";
    case "scheduled":
      return embargoRuns(facts, now) ? "Approved, embargo still runs" : "Approved, waiting to be published";
    case "published":
      if (facts.reasons.includes("unfixed")) return "Published, fix not planned yet";
      return facts.reporterTold ? "Published; credit and closing next" : "Published, reporter not told yet";
    case "closed":
      return facts.outcome === null ? "Closed" : OUTCOME_WORDS[facts.outcome];
  }
}

function fixingReason({ expectedResolutionAt, timeZone }: WhyFacts, now: Date): string {
  if (expectedResolutionAt === null) return "Being fixed, no date yet";
  const days = daysAhead(expectedResolutionAt.toISOString().slice(0, 10), { timeZone }, now);
  if (days === 0) return "Fix expected today";
  return days < 0 ? `Fix was expected ${-days} d ago` : `Fix expected in ${days} d`;
}
