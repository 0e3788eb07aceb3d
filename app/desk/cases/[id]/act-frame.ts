import type { CaseActFrame } from "@/components/desk/board/CaseActs";
import type { PersonActor } from "@/lib/domain/access/actor";
import { worksOnCases } from "@/lib/domain/access/works-on-cases";
import { ACT_NAMES, mayEverAct } from "@/lib/domain/board/act-actions";
import type { CasePage } from "@/lib/queries/case-page";

/** What the board's dialogs offer for this case. */
export function actFrame(page: CasePage, actor: PersonActor): CaseActFrame {
  return {
    people: page.team.flatMap(({ value, label, roles }) => (worksOnCases(roles) ? [{ value, label }] : [])),
    labels: page.attention.labels.map(({ id, name, tone }) => ({ id, name, tone })),
    products: page.products,
    acts: ACT_NAMES.filter((name) => mayEverAct(actor, name)),
  };
}
