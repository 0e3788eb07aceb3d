import { type CaseEvent, type CaseState, type Outcome, type Standing, transitionFor } from "./states";

/** What a move changes of a case; everything else about it stays. */
export type Place = Standing & {
  /** Where a question goes back to: set exactly while the case waits for the reporter. */
  resumeState: CaseState | null;
  outcome: Outcome | null;
  closedAt: Date | null;
  publishedAt: Date | null;
  reopenedByReporter: boolean;
  /** One person's word that this is spam; forgotten once somebody takes the case seriously. */
  spamMarkedBy: string | null;
  /** Arrived in a flood; looked at by somebody, it is a case like any other. */
  held: boolean;
  version: number;
};

type Given = { outcome: Outcome | null; byReporter: boolean; now: Date };

const FIXED_OUTCOME: Partial<Record<CaseEvent, Outcome>> = {
  withdraw: "withdrawn",
  expire: "no_answer",
  withhold: "withheld",
  close: "resolved",
};

const TAKES_SERIOUSLY: ReadonlySet<CaseEvent> = new Set(["acknowledge", "accept", "reopen"]);

/**
 * Where a case stands after this move, or null where its state does not know the move. Asks no needs (`missingFor` does).
 *
 * @param given.outcome what a person chose when rejecting; other moves have their own
 * @param given.now a UTC instant
 */
export function afterMove(before: Place, event: CaseEvent, given: Given): Place | null {
  const transition = transitionFor(before, event);
  if (transition === null) return null;
  const state = transition.to === "resume" ? (before.resumeState ?? "acknowledged") : transition.to;
  const closed = state === "closed";
  const published = state === "published";
  return {
    state,
    resumeState: event === "ask" ? before.state : null,
    outcome: closed ? (FIXED_OUTCOME[event] ?? given.outcome) : null,
    closedAt: closed ? given.now : null,
    isPublic: before.isPublic || published,
    publishedAt: published ? (before.publishedAt ?? given.now) : before.publishedAt,
    reopenedByReporter: before.reopenedByReporter || (event === "reopen" && given.byReporter),
    spamMarkedBy: TAKES_SERIOUSLY.has(event) ? null : before.spamMarkedBy,
    held: before.held && !TAKES_SERIOUSLY.has(event) && !closed,
    version: before.version + 1,
  };
}
