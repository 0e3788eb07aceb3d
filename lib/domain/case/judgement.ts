import type { CaseState } from "./states";

const ACCEPTED: ReadonlySet<CaseState> = new Set([
  "accepted",
  "remediating",
  "fix_ready",
  "scheduled",
  "published",
  "closed",
]);

export type Judged = {
  state: CaseState;
  resumeState: CaseState | null;
  isPublic: boolean;
  /** It was accepted before it was closed and reopened. */
  acceptedBefore: boolean;
};

/**
 * Whether the team has accepted the report: from then on people work by its score, severity, impact and SSVC decision, so
 * whoever changes one says why, also after it was reopened. A case that waits for its reporter is what it was when the
 * question was asked.
 */
export function changesNeedReason(at: Judged): boolean {
  if (at.isPublic || at.acceptedBefore) return true;
  const state = at.state === "needs_info" ? (at.resumeState ?? "acknowledged") : at.state;
  return ACCEPTED.has(state);
}

/** What a form says, and a use case refuses with, where that reason is missing. */
export const REASON_NEEDED = "The report was accepted: say why this changes, in a sentence.";
