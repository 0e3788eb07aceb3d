import { eq } from "drizzle-orm";
import { vulnerabilities } from "@/db/schema";
import { IMPACT_AXES, impactBoardSchema } from "@/lib/domain/impact";
import { caseChain } from "@/lib/server/audit/append";
import { useCase } from "@/lib/server/use-case";
import { settleCase } from "@/lib/usecases/cases/settle";
import { assertEditable, lockCase } from "@/lib/usecases/cases/subject";
import {
  assertReason,
  changed,
  reasonInput,
  standingVulnerability,
  stoodSo,
  vulnerabilityInput,
} from "./subject";

/** The impact board: a level on each axis, with its reason wherever it is more than none (S1.17). */
export const judgeImpact = useCase({
  input: vulnerabilityInput.extend({ impact: impactBoardSchema, reason: reasonInput }),
  action: "case.score",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    assertEditable(subject.case, "score");
    const found = await standingVulnerability(work, subject.case, input);
    const vault = await work.vaults.ofCase(input.caseId);
    const levels = Object.fromEntries(IMPACT_AXES.map((axis) => [axis, input.impact[axis].level]));
    const rationale = JSON.stringify(
      Object.fromEntries(IMPACT_AXES.map((axis) => [axis, input.impact[axis].rationale])),
    );
    const before = found?.impact ?? null;
    const replaces = before !== null && IMPACT_AXES.some((axis) => before[axis] !== levels[axis]);
    const stood =
      found &&
      vault.openOptional("vulnerabilities.impact_rationale_sealed", found.id, found.impactRationaleSealed);
    // A reason is news of its own, also for what stands.
    if (found && before && !replaces && stood === rationale && input.reason === "")
      return stoodSo(subject.case, found);
    const row = await changed(work, subject.case, found);
    await assertReason(work, subject.case, { replaces, reason: input.reason, field: "reason" });
    await work.tx
      .update(vulnerabilities)
      .set({
        impact: levels,
        impactRationaleSealed: vault.seal("vulnerabilities.impact_rationale_sealed", row.id, rationale),
      })
      .where(eq(vulnerabilities.id, row.id));
    await settleCase(work.tx, input.caseId, work.now);
    return {
      result: { reference: subject.case.reference, vulnerabilityId: row.id, version: row.version },
      events: [
        {
          chain: caseChain(input.caseId),
          action: "impact.judged",
          data: { vulnerabilityId: row.id, ...levels },
          ...(input.reason && { sealed: vault.seal("events.sealed", input.caseId, input.reason) }),
        },
      ],
    };
  },
});
