import { randomUUID } from "node:crypto";
import { scores } from "@/db/schema";
import type { ScoreIssuer } from "@/lib/domain/cvss/issuers";
import { type Rating, rateVector } from "@/lib/domain/cvss/rating";
import { type CvssVector, formatVector } from "@/lib/domain/cvss/vector";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";

type NewScore = {
  caseId: string;
  vulnerabilityId: string;
  issuer: ScoreIssuer;
  issuerName?: string | null;
  vector: CvssVector;
  reason?: string;
  createdBy: string | null;
};

/** The row of a score as the newest of its issuer; earlier ones stay. Base and overall are kept apart. */
export function newScore(
  { vault, now }: { vault: Vault; now: Date },
  score: NewScore,
): { row: typeof scores.$inferInsert & { id: string }; rating: Rating } {
  const { vector, reason, issuerName = null, ...columns } = score;
  const id = randomUUID();
  const rating = rateVector(vector);
  const row = {
    ...columns,
    id,
    issuerName,
    cvssVersion: vector.version,
    vectorSealed: vault.seal("scores.vector_sealed", id, formatVector(vector)),
    score: rating.base.score.toFixed(1),
    severity: rating.base.severity,
    overallScore: rating.overall?.score.toFixed(1) ?? null,
    overallSeverity: rating.overall?.severity ?? null,
    reasonSealed: vault.sealOptional("scores.reason_sealed", id, reason),
    createdAt: now,
  };
  return { row, rating };
}

/** Writes a score. */
export async function insertScore(
  work: { tx: Tx; vault: Vault; now: Date },
  score: NewScore,
): Promise<{ id: string; rating: Rating }> {
  const { row, rating } = newScore(work, score);
  await work.tx.insert(scores).values(row);
  return { id: row.id, rating };
}

/** What an audit event says of a rating: plain numbers, never the vector, which tells how the flaw is used. */
export function ratingData({ base, overall }: Rating) {
  return {
    score: base.score,
    severity: base.severity,
    ...(overall && { overallScore: overall.score, overallSeverity: overall.severity }),
  };
}
