import { randomUUID } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import { ssvcDecisions } from "@/db/schema";
import { personIdOf } from "@/lib/domain/access/actor";
import { SSVC_QUESTION_NAMES, SSVC_QUESTIONS, type SsvcQuestion } from "@/lib/domain/ssvc/questions";
import {
  AUTOMATABLE,
  EXPLOITATION,
  SAFETY_IMPACT,
  ssvcDecision,
  TECHNICAL_IMPACT,
  utilityOf,
  VALUE_DENSITY,
} from "@/lib/domain/ssvc/tree";
import { caseChain } from "@/lib/server/audit/append";
import { useCase } from "@/lib/server/use-case";
import { settleCase } from "@/lib/usecases/cases/settle";
import { assertEditable, lockCase } from "@/lib/usecases/cases/subject";
import { assertReason, reasonInput, vulnerabilityFor, vulnerabilityInput } from "./subject";

const answer = <const Values extends readonly string[]>(name: SsvcQuestion, values: Values) =>
  z.enum(values, `Choose an answer: ${SSVC_QUESTIONS[name].title}.`);

const answersInput = z.object({
  exploitation: answer("exploitation", EXPLOITATION),
  automatable: answer("automatable", AUTOMATABLE),
  valueDensity: answer("valueDensity", VALUE_DENSITY),
  technicalImpact: answer("technicalImpact", TECHNICAL_IMPACT),
  safetyImpact: answer("safetyImpact", SAFETY_IMPACT),
});

/** How soon the fix should come, by the SSVC supplier tree. Every decision is kept; the newest is in force. */
export const decideSsvc = useCase({
  input: z.object({ ...vulnerabilityInput.shape, ...answersInput.shape, rationale: reasonInput }),
  action: "case.score",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    assertEditable(subject.case, "score");
    const answers = answersInput.parse(input);
    const decision = ssvcDecision({
      ...answers,
      utility: utilityOf(answers.automatable, answers.valueDensity),
    });
    const row = await vulnerabilityFor(work, subject.case, input);
    const [before] = await work.tx
      .select()
      .from(ssvcDecisions)
      .where(eq(ssvcDecisions.vulnerabilityId, row.id))
      .orderBy(desc(ssvcDecisions.createdAt), desc(ssvcDecisions.id))
      .limit(1);
    const replaces =
      before !== undefined && SSVC_QUESTION_NAMES.some((name) => before[name] !== answers[name]);
    await assertReason(work, subject.case, { replaces, reason: input.rationale, field: "rationale" });
    const id = randomUUID();
    const vault = await work.vaults.ofCase(input.caseId);
    await work.tx.insert(ssvcDecisions).values({
      ...answers,
      id,
      caseId: input.caseId,
      vulnerabilityId: row.id,
      decision,
      rationaleSealed: vault.sealOptional("ssvc_decisions.rationale_sealed", id, input.rationale),
      createdBy: personIdOf(work.actor),
      createdAt: work.now,
    });
    await settleCase(work.tx, input.caseId, work.now);
    return {
      result: { reference: subject.case.reference, vulnerabilityId: row.id, decision },
      events: [
        {
          chain: caseChain(input.caseId),
          action: "ssvc.decided",
          data: { vulnerabilityId: row.id, ...answers, decision },
          ...(input.rationale && { sealed: vault.seal("events.sealed", input.caseId, input.rationale) }),
        },
      ],
    };
  },
});
