import { and, eq, sql } from "drizzle-orm";
import { cases } from "@/db/schema";
import { caseEvidence } from "@/lib/queries/evidence";
import type { Work } from "@/lib/server/use-case";

/**
 * Writes down how complete the report of a case is, wherever its reporter or their files said more. A case without a report
 * has no such number.
 */
export async function refreshQuality(
  { tx, vaults }: Pick<Work, "tx" | "vaults">,
  caseId: string,
): Promise<void> {
  const verdict = await caseEvidence({ tx, vaults }, caseId);
  if (!verdict) return;
  await tx
    .update(cases)
    .set({ quality: verdict.score })
    .where(and(eq(cases.id, caseId), sql`${cases.quality} is distinct from ${verdict.score}`));
}
