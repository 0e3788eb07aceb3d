import type { CaseHeadFacts } from "@/components/desk/CaseHead";
import type { CaseTab } from "@/components/desk/CaseTabs";
import type { PersonActor } from "@/lib/domain/access/actor";
import { can } from "@/lib/domain/access/policy";
import type { CasePage } from "@/lib/queries/case-page";
import { isTriaged } from "./evidence";

/** The docket strip of the case. */
export function headFacts(page: CasePage): CaseHeadFacts {
  const open = page.clocks.filter((clock) => clock.satisfiedAt === null && clock.words !== "ended");
  return {
    ...page,
    nextClock: page.state === "closed" ? null : (open[0] ?? null),
    advisoryState: page.advisory?.state ?? null,
    duplicates: page.linked.duplicates.length,
    needsEvidence: isTriaged(page) && (page.evidence?.needsEvidence ?? false),
  };
}

/** The pages of a case this person may open. */
export function caseTabs(actor: PersonActor): CaseTab[] {
  const audit = can(actor, "audit.read", null, new Date(0)).allowed;
  const shared: CaseTab[] = ["timeline", "score", "advisory", "duplicates"];
  return audit ? [...shared, "audit"] : shared;
}
