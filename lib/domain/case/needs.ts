import type { PublicFix } from "@/lib/domain/advisory/public-fix";
import {
  type CaseEvent,
  type Need,
  OUTCOMES,
  OUTCOMES_FOR_NEW,
  type Outcome,
  type Standing,
  transitionFor,
} from "./states";

/**
 * What is known about a case when somebody asks to move it: stored facts, with the move's own input laid over them.
 * Needs about a reporter are met where there is none (an incident found by the team).
 */
export type CaseFacts = Standing & {
  publicFix: PublicFix;
  hasReporter: boolean;
  /** A person of the team wrote, or writes with this move, to the reporter. */
  messageToReporter: boolean;
  severityRated: boolean;
  affectedProduct: boolean;
  outcome: Outcome | null;
  reason: string | null;
  ownerId: string | null;
  expectedResolutionAt: Date | null;
  fixOrMitigation: boolean;
  testEvidence: boolean;
  undecidedBranches: number;
  advisoryBlockers: number;
  /** The draft says what to do until there is a fix. */
  workaround: boolean;
  vulnerabilityScored: boolean;
  impactJudged: boolean;
  /** Until when signatories agreed to keep quiet; null: no embargo. */
  embargoUntil: Date | null;
  approvals: { personId: string; current: boolean }[];
  /** Who is not the second person for approving and publishing: all who wrote the advisory, or only the last (second-person.ts). */
  barredIds: readonly string[];
  /** Another active person could approve; otherwise the step is taken alone, with a logged reason. */
  secondPersonExists: boolean;
  /** Who else already marked this case as spam. */
  spamMarkedBy: string | null;
  reporterTold: boolean;
  openCredits: number;
  emergencyReason: string | null;
  reopenedByReporter: boolean;
  actorId: string | null;
  actorIsReporter: boolean;
};

type Check = (facts: CaseFacts, now: Date) => boolean;

const filled = (text: string | null) => text !== null && text.trim() !== "";

const CHECKS: Record<Need, Check> = {
  message_to_reporter: (f) => !f.hasReporter || f.messageToReporter,
  severity: (f) => f.severityRated,
  affected_product: (f) => f.affectedProduct,
  outcome: (f) => f.outcome !== null && OUTCOMES.includes(f.outcome),
  // Nobody has answered yet: only what needs no reading may be turned away at once.
  outcome_for_new: (f) => f.state !== "new" || (f.outcome !== null && OUTCOMES_FOR_NEW.includes(f.outcome)),
  // Spam is the one rejection its sender is not written to.
  reason: (f) => f.outcome === "spam" || filled(f.reason),
  second_person_for_spam: (f) =>
    f.outcome !== "spam" ||
    !f.secondPersonExists ||
    (f.spamMarkedBy !== null && f.spamMarkedBy !== f.actorId),
  owner: (f) => f.ownerId !== null,
  expected_resolution: (f) => f.expectedResolutionAt !== null,
  fix_or_mitigation: (f) => f.fixOrMitigation,
  test_evidence: (f) => f.testEvidence,
  branch_decisions: (f) => f.undecidedBranches === 0,
  advisory_complete: (f) => f.advisoryBlockers === 0,
  vulnerability_scored: (f) => f.vulnerabilityScored,
  impact_judged: (f) => f.impactJudged,
  embargo_over_or_none: (f, now) => !embargoRuns(f, now),
  approved_by_second: (f) =>
    f.approvals.some((a) => a.current && (!f.barredIds.includes(a.personId) || !f.secondPersonExists)),
  publisher_not_author: (f) =>
    f.actorId === null || !f.barredIds.includes(f.actorId) || !f.secondPersonExists,
  workaround: (f) => f.workaround,
  emergency_reason: (f) => filled(f.emergencyReason),
  reporter_told: (f) => !f.hasReporter || f.reporterTold,
  credit_settled: (f) => f.openCredits === 0,
  reopened_once: (f) => !f.actorIsReporter || !f.reopenedByReporter,
};

/** Whether a fix or mitigation stands recorded as its being ready asks for. */
export function fixIsRecorded(facts: CaseFacts): boolean {
  return facts.fixOrMitigation && facts.testEvidence && facts.undecidedBranches === 0;
}

/** Whether signatories still keep quiet. @param now a UTC instant */
export function embargoRuns(
  { embargoUntil, isPublic }: Pick<CaseFacts, "embargoUntil" | "isPublic">,
  now: Date,
): boolean {
  return !isPublic && embargoUntil !== null && embargoUntil > now;
}

/** What a need asks for, in the words shown beside its tick or cross. */
export const NEED_WORDS: Record<Need, string> = {
  message_to_reporter: "A message to the reporter",
  severity: "A severity: a CVSS vector, or a rating with its reason",
  affected_product: "The affected product",
  outcome: "An outcome",
  outcome_for_new: "An acknowledgement first: a report nobody answered can only be a duplicate or spam",
  reason: "A reason",
  second_person_for_spam: "A second person who agrees that this is spam",
  owner: "An assignee",
  expected_resolution: "An expected resolution date",
  fix_or_mitigation: "A reference to the fix or the mitigation",
  test_evidence: "Test evidence for the fixed build",
  branch_decisions: "A decision for every supported branch",
  advisory_complete: "An advisory without open problems",
  vulnerability_scored: "A CVSS score for every vulnerability",
  impact_judged: "The impact board filled in",
  embargo_over_or_none: "An embargo that is over, or none",
  approved_by_second: "Approval of the advisory by a second person",
  publisher_not_author: "Somebody other than the author to publish it",
  workaround: "A workaround in the advisory",
  emergency_reason: "Why it cannot wait: exploited, leaked or found independently",
  reporter_told: "The reporter told that it is fixed or decided",
  credit_settled: "Every offered credit answered",
  reopened_once: "A case the reporter has not reopened before",
};

/**
 * The needs of this move that `facts` do not meet, in table order; empty when the move may be made.
 * Returns null where the state does not know the event at all.
 *
 * @param now a UTC instant, for embargo ends
 */
export function missingFor(facts: CaseFacts, event: CaseEvent, now: Date): Need[] | null {
  const transition = transitionFor(facts, event);
  return transition === null ? null : transition.needs.filter((need) => !CHECKS[need](facts, now));
}
