import type { CaseState } from "./states";

const ACCEPTED: ReadonlySet<CaseState> = new Set([
  "accepted",
  "remediating",
  "fix_ready",
  "scheduled",
  "published",
  "closed",
]);

/**
 * Whether the team has accepted the report: from then on people work by its score, severity, impact and SSVC decision, so
 * whoever changes one says why. A case that waits for its reporter is what it was when the question was asked.
 */
export function changesNeedReason(at: { state: CaseState; resumeState: CaseState | null }): boolean {
  const state = at.state === "needs_info" ? (at.resumeState ?? "acknowledged") : at.state;
  return ACCEPTED.has(state);
}

/** What a form says, and a use case refuses with, where that reason is missing. */
export const REASON_NEEDED = "The report was accepted: say why this changes, in a sentence.";
