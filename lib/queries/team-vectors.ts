import { and, asc, eq } from "drizzle-orm";
import { scores } from "@/db/schema";
import { currentScores } from "@/lib/domain/cvss/current";
import { impactSentence } from "@/lib/domain/cvss/impact-sentence";
import { type CvssVector, parseVector } from "@/lib/domain/cvss/vector";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";

/** The team's vectors in force for a vulnerability, one of each CVSS version, 4.0 first. */
export async function teamVectors(
  { tx, vault }: { tx: Tx; vault: Vault },
  vulnerabilityId: string,
): Promise<CvssVector[]> {
  const rows = await tx
    .select({
      id: scores.id,
      cvssVersion: scores.cvssVersion,
      sealed: scores.vectorSealed,
      createdAt: scores.createdAt,
    })
    .from(scores)
    .where(and(eq(scores.vulnerabilityId, vulnerabilityId), eq(scores.issuer, "team")))
    .orderBy(asc(scores.createdAt), asc(scores.id));
  return currentScores(rows).flatMap(({ id, sealed }) => {
    const read = parseVector(vault.open("scores.vector_sealed", id, sealed));
    return read.ok ? [read.vector] : [];
  });
}

/** What the metrics of the team's score say an attacker can do; null while there is none. */
export async function metricsSentence(
  scope: { tx: Tx; vault: Vault },
  vulnerabilityId: string,
): Promise<string | null> {
  const [leading] = await teamVectors(scope, vulnerabilityId);
  return leading ? impactSentence(leading) : null;
}
