import type { Action } from "@/lib/domain/access/policy";
import { type CaseFacts, missingFor } from "./needs";
import { type CaseEvent, type CaseState, type Need, transitionsFrom } from "./states";

/** A move somebody may make from where a case stands, with what it asks for and what of that nothing stored meets yet. */
export type Offered = {
  event: CaseEvent;
  /** The state it leads to; null: back to where a question was asked. */
  to: CaseState | null;
  needs: readonly Need[];
  missing: readonly Need[];
};

/** The stored facts, and whether another person could be the second one for spam. */
export type OfferFacts = CaseFacts & { secondForSpam: boolean };

/**
 * Every move that leaves the state of a case and that `may` allows, each with what it still needs.
 *
 * @param now a UTC instant, for embargoes
 */
export function offeredMoves(facts: OfferFacts, may: (action: Action) => boolean, now: Date): Offered[] {
  return transitionsFrom(facts)
    .filter(({ action }) => may(action))
    .map(({ event, to, needs }) => {
      const own =
        event === "reject" ? { ...facts, secondPersonExists: facts.secondForSpam, outcome: null } : facts;
      return {
        event,
        to: to === "resume" ? null : to,
        needs: relevant(facts, needs),
        missing: relevant(facts, missingFor(own, event, now) ?? []),
      };
    });
}

// Needs about a reporter say nothing where there is none, and what hangs on the outcome nothing before one is chosen.
function relevant({ hasReporter }: OfferFacts, needs: readonly Need[]): Need[] {
  return needs.filter((need) => !HANG_ON_OUTCOME.has(need) && (hasReporter || !ABOUT_REPORTER.has(need)));
}

const HANG_ON_OUTCOME: ReadonlySet<Need> = new Set(["second_person_for_spam", "outcome_for_new"]);
const ABOUT_REPORTER: ReadonlySet<Need> = new Set(["message_to_reporter", "reporter_told"]);
