import { eq } from "drizzle-orm";
import { cases } from "@/db/schema";
import type { Severity } from "@/lib/domain/severity";
import { noEvents, useCase } from "@/lib/server/use-case";
import { applyFacts, editedEvent, factsInput } from "./edit";
import { assertUnscored } from "./hand-rating";
import { settleCase } from "./settle";
import { severityNews } from "./severity-news";
import { assertCurrent, assertEditable, caseInput, lockCase } from "./subject";

/**
 * Rates a case by hand, with the reason, or takes the rating away. One that was scored with CVSS is left alone.
 */
export const rateByHand = useCase({
  input: caseInput.extend(factsInput.pick({ severity: true, severityReason: true }).required().shape),
  action: "case.edit",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { case: row } = subject;
    assertEditable(row, "facts");
    assertCurrent(input.version, row);
    await assertUnscored(work.tx, row);
    const vault = await work.vaults.ofCase(row.id);
    const before: { severity: Severity | ""; severityReason: string } = {
      severity: row.severity ?? "",
      severityReason:
        vault.openOptional("cases.severity_reason_sealed", row.id, row.severityReasonSealed) ?? "",
    };
    const { severity } = input;
    // Who rates a case as it is rated already and gives no reason leaves the one that stands.
    const kept = severity !== "" && severity === before.severity ? before.severityReason : "";
    const severityReason = input.severityReason || kept;
    const { id: caseId, reference } = row;
    const changed = severity !== before.severity || severityReason !== before.severityReason;
    const version = changed ? row.version + 1 : row.version;
    const result = { caseId, reference, version, changed, before };
    if (!changed) return { result, events: noEvents("it stood so before") };
    // A rating that is taken away leaves no reason behind it: that is how one given by mistake is undone.
    const facts = { severity, severityReason };
    const fields = await applyFacts(work, row, facts, { withoutReason: severity === "" });
    await work.tx.update(cases).set({ version }).where(eq(cases.id, caseId));
    await settleCase(work.tx, caseId, work.now);
    return {
      result,
      events: [await editedEvent(work, caseId, fields, facts), ...(await severityNews(work, row))],
    };
  },
});
