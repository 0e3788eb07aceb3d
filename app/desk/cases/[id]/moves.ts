import type { OfferedMove } from "@/components/desk/ChosenMove";
import { ASIDE, type MoveContext } from "@/components/desk/move-forms";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { CaseSubject } from "@/lib/domain/access/policy";
import type { Role } from "@/lib/domain/access/roles";
import { worksOnCases } from "@/lib/domain/access/works-on-cases";
import { isDeskMove } from "@/lib/domain/case/desk-moves";
import type { CaseFacts } from "@/lib/domain/case/needs";
import { type NextMove, nextMove } from "@/lib/domain/case/next-move";
import { offeredMoves } from "@/lib/domain/case/offered-moves";
import type { CasePage } from "@/lib/queries/case-page";
import { mayOn } from "./editing";
import { dateOf } from "./facts";

/** The moves of the case page this person may make from here, each with what it still needs. */
export function movesOnPage(page: CasePage, actor: PersonActor, now: Date): OfferedMove[] {
  return offeredMoves(page.facts, (action) => mayOn(page.access, actor, action, now), now).flatMap(
    ({ event, ...offer }) => (isDeskMove(event) ? [{ move: event, ...offer }] : []),
  );
}

/** The move the address asks for, or the one that brings the case forward. */
export function chosenMove(
  moves: readonly OfferedMove[],
  asked: string | undefined,
  next: NextMove | null,
): OfferedMove | null {
  const named = moves.find(({ move }) => move === asked) ?? moves.find(({ move }) => move === next?.event);
  return named ?? moves.find(({ move }) => !ASIDE.has(move)) ?? null;
}

type Standing = {
  facts: CaseFacts;
  access: CaseSubject;
  team: readonly { value: string; label: string; roles: readonly Role[] }[];
};

/** What brings the case forward next, and who may do it. */
export function nextOnPage({ facts, access, team }: Standing, now: Date): NextMove | null {
  const colleagues = team.map(({ value, label, roles }) => ({ id: value, name: label, roles }));
  return nextMove(facts, access, colleagues, now);
}

/** What the forms of moves start from. */
export function moveContext(page: CasePage, actor: PersonActor, reply = ""): MoveContext {
  return {
    reply,
    unanswered: page.state === "new",
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
    team: page.team.filter(({ roles }) => worksOnCases(roles)),
  };
}
