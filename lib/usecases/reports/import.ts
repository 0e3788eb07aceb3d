import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { reports } from "@/db/schema";
import { answersOfLine, importLineSchema } from "@/lib/domain/report/import-line";
import { findInstance, findProducts } from "@/lib/queries/policy";
import { conflict, invalid } from "@/lib/server/errors";
import { noEvents, noSubject, useCase } from "@/lib/server/use-case";
import { checkAnswers, judgeKey, problemsWithCodes } from "./check";
import { fileReport } from "./file";

/**
 * One report from a file, through the same checks and the same filing as the form. A line that was imported before is
 * known by its id and changes nothing. Nobody is told of each: whoever imports knows.
 */
export const importReport = useCase({
  input: importLineSchema,
  action: "report.import",
  prepare: ({ input, now }) => judgeKey(answersOfLine(input), { now, network: null }),
  load: noSubject,
  run: async ({ input, prepared, ...work }) => {
    const { tx, vaults } = work;
    const [known] = await tx
      .select({ caseId: reports.caseId })
      .from(reports)
      .where(and(eq(reports.origin, "import"), eq(reports.sourceRef, input.id)));
    if (known) return { result: { ...known, repeated: true }, events: noEvents("imported before") };
    const instance = await findInstance(tx);
    if (!instance) throw conflict("This desk is not set up yet.");
    const products = await findProducts(tx);
    const answers = answersOfLine(input);
    const problems = [
      ...checkAnswers(answers, prepared, { policy: instance.policy, products }),
      ...(await problemsWithCodes(tx, answers)),
    ];
    if (problems.length > 0) throw invalid(problems);
    const caseId = randomUUID();
    const { events } = await fileReport(work, {
      caseId,
      vault: await vaults.createForCase(caseId),
      answers,
      instance,
      products,
      origin: "import",
      sourceRef: input.id,
      attestation: null,
      receiptHash: null,
      held: false,
    });
    return { result: { caseId, repeated: false }, events };
  },
});
