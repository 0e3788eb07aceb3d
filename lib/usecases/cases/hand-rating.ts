import { and, eq } from "drizzle-orm";
import { scores } from "@/db/schema";
import { REASON_NEEDED } from "@/lib/domain/case/judgement";
import type { Tx } from "@/lib/server/database";
import { conflict, invalid } from "@/lib/server/errors";
import type { FactsInput } from "./edit";
import type { CaseRow } from "./subject";

/**
 * Refuses a rating by hand where the team scored with CVSS: its vectors are published, and nothing stands beside them that says
 * otherwise. @throws AppError conflict
 */
export async function assertUnscored(tx: Tx, row: CaseRow): Promise<void> {
  const scored = () =>
    tx
      .select({ id: scores.id })
      .from(scores)
      .where(and(eq(scores.caseId, row.id), eq(scores.issuer, "team")))
      .limit(1);
  if (row.score !== null || (await scored()).length > 0)
    throw conflict("This case is scored with CVSS. Change the score on its scoring page.");
}

/**
 * The severity that was chosen by hand; it needs its reason, and after acceptance one of its own.
 *
 * @param reasonStood the reason that stands there; `needsReason`: another rating must give one of its own. @throws AppError invalid
 */
export function ratedByHand(
  row: CaseRow,
  { severity, severityReason }: FactsInput,
  reasonStood: string,
  needsReason: boolean,
): Pick<CaseRow, "severity"> {
  if (severity && !severityReason)
    throw invalid([{ field: "severityReason", message: "Say why this severity, in a sentence." }]);
  const unexplained = !severityReason || severityReason === reasonStood;
  if (needsReason && row.severity !== null && unexplained)
    throw invalid([{ field: "severityReason", message: REASON_NEEDED }]);
  return { severity: severity || null };
}
