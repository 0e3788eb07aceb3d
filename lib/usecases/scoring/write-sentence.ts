import { eq } from "drizzle-orm";
import { z } from "zod";
import { vulnerabilities } from "@/db/schema";
import { SENTENCE_LIMIT, storeSentence } from "@/lib/domain/cvss/edited-sentence";
import { metricsSentence } from "@/lib/queries/team-vectors";
import { caseChain } from "@/lib/server/audit/append";
import { useCase } from "@/lib/server/use-case";
import { assertEditable, lockCase } from "@/lib/usecases/cases/subject";
import { changed, standingVulnerability, stoodSo, vulnerabilityInput } from "./subject";

/**
 * Says better than the metrics what an attacker can do. What the metrics said then is kept with it, so that a later score
 * under the sentence is noticed. Empty: the metrics speak again.
 */
export const writeImpactSentence = useCase({
  input: vulnerabilityInput.extend({
    sentence: z.string().trim().max(SENTENCE_LIMIT),
  }),
  action: "case.score",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    assertEditable(subject.case, "score");
    const found = await standingVulnerability(work, subject.case, input);
    const vault = await work.vaults.ofCase(input.caseId);
    const metricsSaid = found && (await metricsSentence({ tx: work.tx, vault }, found.id));
    const written = input.sentence !== "" && input.sentence !== metricsSaid;
    const stored = written ? storeSentence({ text: input.sentence, metricsSaid }) : null;
    const column = "vulnerabilities.impact_sentence_sealed";
    if (found && vault.openOptional(column, found.id, found.impactSentenceSealed) === stored)
      return stoodSo(subject.case, found);
    const row = await changed(work, subject.case, found);
    await work.tx
      .update(vulnerabilities)
      .set({
        impactSentenceSealed: vault.sealOptional(column, row.id, stored),
      })
      .where(eq(vulnerabilities.id, row.id));
    return {
      result: { reference: subject.case.reference, vulnerabilityId: row.id, version: row.version },
      events: [
        {
          chain: caseChain(input.caseId),
          action: "impact.worded",
          data: { vulnerabilityId: row.id, written },
        },
      ],
    };
  },
});
