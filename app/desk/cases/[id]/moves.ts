import type { OfferedMove } from "@/components/desk/MovePanel";
import { ASIDE, isMove, type MoveContext } from "@/components/desk/move-forms";
import type { PersonActor } from "@/lib/domain/access/actor";
import { missingFor } from "@/lib/domain/case/needs";
import { transitionsFrom } from "@/lib/domain/case/states";
import type { CasePage } from "@/lib/queries/case-page";
import { mayOn } from "./editing";
import { dateOf } from "./facts";

/** The moves this person may make from here, each with what it still needs. */
export function offeredMoves(page: CasePage, actor: PersonActor, now: Date): OfferedMove[] {
  return transitionsFrom(page).flatMap((transition) => {
    if (!isMove(transition.event) || !mayOn(page.access, actor, transition.action, now)) return [];
    const facts =
      transition.event === "reject"
        ? { ...page.facts, secondPersonExists: page.facts.secondForSpam, outcome: null }
        : page.facts;
    return [
      {
        move: transition.event,
        to: transition.to === "resume" ? null : transition.to,
        needs: relevantNeeds(page, transition.needs),
        missing: relevantNeeds(page, missingFor(facts, transition.event, now) ?? []),
      },
    ];
  });
}

// Needs about a reporter say nothing where there is none, and a second person for spam only where spam is chosen.
function relevantNeeds(page: CasePage, needs: readonly OfferedMove["needs"][number][]) {
  const aboutReporter = ["message_to_reporter", "reporter_told"];
  return needs.filter(
    (need) => need !== "second_person_for_spam" && (page.facts.hasReporter || !aboutReporter.includes(need)),
  );
}

/** The move the address asks for, or the one a person would most likely make next. */
export function chosenMove(moves: readonly OfferedMove[], asked: string | undefined): OfferedMove | null {
  const named = moves.find(({ move }) => move === asked);
  return named ?? moves.find(({ move }) => !ASIDE.has(move)) ?? null;
}

/** What the forms of moves start from. */
export function moveContext(page: CasePage, actor: PersonActor, reply = ""): MoveContext {
  return {
    reply,
    hasReporter: page.facts.hasReporter,
    reporterTold: page.facts.reporterTold,
    severity: page.severity ?? "",
    severityReason: page.severityReason ?? "",
    productId: page.productId ?? "",
    product: page.productInWords ?? "",
    assigneeId: page.assigneeId ?? "",
    me: actor.personId,
    expectedResolution: dateOf(page.expectedResolutionAt),
    fixReference: page.fix.reference,
    mitigation: page.fix.mitigation,
    testEvidence: page.fix.testEvidence,
    products: page.products,
    team: page.team,
  };
}
