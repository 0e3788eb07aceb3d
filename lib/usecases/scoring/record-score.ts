import { z } from "zod";
import { personIdOf } from "@/lib/domain/access/actor";
import { isNamed, OTHER_ISSUERS } from "@/lib/domain/cvss/issuers";
import { caseChain } from "@/lib/server/audit/append";
import { invalid } from "@/lib/server/errors";
import { useCase } from "@/lib/server/use-case";
import { assertEditable, lockCase } from "@/lib/usecases/cases/subject";
import { insertScore, ratingData } from "./insert-score";
import { readVector } from "./read-vector";
import { reasonInput, vulnerabilityFor, vulnerabilityInput } from "./subject";

/**
 * Writes down what somebody else scored: a vendor, a CNA, a database, or the reporter thinking again. It stands beside the
 * team's score and rates nothing.
 */
export const recordScore = useCase({
  input: vulnerabilityInput.extend({
    issuer: z.enum(OTHER_ISSUERS, "Choose whose score it is."),
    issuerName: z.string().trim().max(80).default(""),
    vector: z.string().trim(),
    reason: reasonInput,
  }),
  action: "case.score",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const named = isNamed(input.issuer);
    if (named && input.issuerName === "")
      throw invalid([{ field: "issuerName", message: "Name them, such as NVD." }]);
    const vector = readVector({ vector: input.vector, cvss: "4.0", metrics: {} });
    assertEditable(subject.case, "score");
    const row = await vulnerabilityFor(work, subject.case, input);
    const vault = await work.vaults.ofCase(input.caseId);
    const { id, rating } = await insertScore(
      { ...work, vault },
      {
        caseId: input.caseId,
        vulnerabilityId: row.id,
        issuer: input.issuer,
        issuerName: named ? input.issuerName : null,
        vector,
        reason: input.reason,
        createdBy: personIdOf(work.actor),
      },
    );
    const data = { vulnerabilityId: row.id, scoreId: id, issuer: input.issuer, cvss: vector.version };
    return {
      result: { reference: subject.case.reference, vulnerabilityId: row.id },
      events: [
        {
          chain: caseChain(input.caseId),
          action: "score.recorded",
          data: { ...data, ...ratingData(rating) },
          ...(input.reason && { sealed: vault.seal("events.sealed", input.caseId, input.reason) }),
        },
      ],
    };
  },
});
