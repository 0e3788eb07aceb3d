import { asc, eq } from "drizzle-orm";
import { people, scores } from "@/db/schema";
import type { ScoreEntry } from "@/lib/domain/cvss/score-entry";
import type { Reading } from "@/lib/server/read";

export type DatedScore = ScoreEntry & { vulnerabilityId: string; createdAt: Date };

/** Every score of a case, oldest first. */
export async function scoreEntries({ tx, vaults }: Reading, caseId: string): Promise<DatedScore[]> {
  const vault = await vaults.ofCase(caseId);
  const rows = await tx
    .select({ row: scores, by: people.displayName })
    .from(scores)
    .leftJoin(people, eq(people.id, scores.createdBy))
    .where(eq(scores.caseId, caseId))
    .orderBy(asc(scores.createdAt));
  return rows.map(({ row, by }) => ({
    id: row.id,
    vulnerabilityId: row.vulnerabilityId,
    issuer: row.issuer,
    issuerName: row.issuerName,
    cvssVersion: row.cvssVersion,
    vector: vault.open("scores.vector_sealed", row.id, row.vectorSealed),
    score: Number(row.score),
    severity: row.severity,
    overall:
      row.overallScore === null || row.overallSeverity === null
        ? null
        : { score: Number(row.overallScore), severity: row.overallSeverity },
    reason: vault.openOptional("scores.reason_sealed", row.id, row.reasonSealed),
    by,
    at: row.createdAt.toISOString(),
    createdAt: row.createdAt,
  }));
}

/** An entry as a page takes it. */
export function plainScore({
  vulnerabilityId: _vulnerability,
  createdAt: _at,
  ...entry
}: DatedScore): ScoreEntry {
  return entry;
}
