import type { CaseSubject } from "@/lib/domain/access/policy";
import { editLock } from "@/lib/domain/case/edits";
import type { CaseFacts } from "@/lib/domain/case/needs";
import { type Colleague, type NextStep, nextMove, whoTakes } from "@/lib/domain/case/next-move";
import type { PathStep } from "./path";

type Known = { current: PathStep; isOut: boolean; facts: CaseFacts };
type Around = { access: CaseSubject; team: readonly Colleague[]; now: Date };

/**
 * Who brings a text forward from where it stands on its way, and by what. From its approval on this is what brings its case
 * forward. Null where nobody has to do anything.
 */
export function advisoryTurn({ current, isOut, facts }: Known, around: Around): NextStep | null {
  const { access, team, now } = around;
  const rest = { places: ["advisory"], notBefore: null } as const;
  if (isOut) return nextMove(facts, access, team, now);
  if (editLock("advisory", { ...facts, resumeState: null }) !== null) return null;
  if (current === "text" || current === "problems")
    return { step: "write", ...rest, ...whoTakes("write", "advisory.edit", facts, around) };
  if (current === "approval")
    return { step: "approve", ...rest, ...whoTakes("approve", "advisory.approve", facts, around) };
  if (facts.state === "published")
    return {
      step: "publish_revision",
      ...rest,
      ...whoTakes("publish_revision", "case.publish", facts, around),
    };
  return nextMove(facts, access, team, now);
}
