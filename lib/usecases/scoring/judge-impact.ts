import { eq } from "drizzle-orm";
import { vulnerabilities } from "@/db/schema";
import { IMPACT_AXES, impactBoardSchema } from "@/lib/domain/impact";
import { caseChain } from "@/lib/server/audit/append";
import { useCase } from "@/lib/server/use-case";
import { assertEditable, lockCase } from "@/lib/usecases/cases/subject";
import { vulnerabilityFor, vulnerabilityInput } from "./subject";

/** The impact board: a level on each axis, with its reason wherever it is more than none (S1.17). */
export const judgeImpact = useCase({
  input: vulnerabilityInput.extend({ impact: impactBoardSchema }),
  action: "case.score",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    assertEditable(subject.case, "score");
    const row = await vulnerabilityFor(work, subject.case, input);
    const vault = await work.vaults.ofCase(input.caseId);
    const levels = Object.fromEntries(IMPACT_AXES.map((axis) => [axis, input.impact[axis].level]));
    const rationale = Object.fromEntries(IMPACT_AXES.map((axis) => [axis, input.impact[axis].rationale]));
    await work.tx
      .update(vulnerabilities)
      .set({
        impact: levels,
        impactRationaleSealed: vault.seal(
          "vulnerabilities.impact_rationale_sealed",
          row.id,
          JSON.stringify(rationale),
        ),
      })
      .where(eq(vulnerabilities.id, row.id));
    return {
      result: { reference: subject.case.reference, vulnerabilityId: row.id, version: row.version },
      events: [
        {
          chain: caseChain(input.caseId),
          action: "impact.judged",
          data: { vulnerabilityId: row.id, ...levels },
        },
      ],
    };
  },
});
