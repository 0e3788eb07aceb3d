import { asc, eq } from "drizzle-orm";
import { cases, scores, vulnerabilities } from "@/db/schema";
import type { AdvisoryContent } from "@/lib/domain/advisory/content";
import type { PulledFacts } from "@/lib/domain/advisory/currency";
import { currentScores } from "@/lib/domain/cvss/current";
import type { Reading } from "@/lib/server/read";
import { rangesOf } from "./affected-ranges";

type Scope = Pick<Reading, "tx" | "vaults">;

/** The case's facts as an advisory would state them now, and its affected ranges where there are any. */
export async function factsOfCase(
  { tx, vaults }: Scope,
  caseId: string,
): Promise<{ pulled: PulledFacts; affected: AdvisoryContent["affected"] }> {
  const vault = await vaults.ofCase(caseId);
  const [row] = await tx.select({ severity: cases.severity }).from(cases).where(eq(cases.id, caseId));
  const flaws = await tx
    .select({ id: vulnerabilities.id, cweId: vulnerabilities.cweId, cveId: vulnerabilities.cveId })
    .from(vulnerabilities)
    .where(eq(vulnerabilities.caseId, caseId))
    .orderBy(asc(vulnerabilities.number));
  const scored = await tx
    .select({
      id: scores.id,
      vulnerabilityId: scores.vulnerabilityId,
      issuer: scores.issuer,
      cvssVersion: scores.cvssVersion,
      vectorSealed: scores.vectorSealed,
      score: scores.score,
      createdAt: scores.createdAt,
    })
    .from(scores)
    .where(eq(scores.caseId, caseId))
    .orderBy(asc(scores.createdAt));
  const ranges = await rangesOf(tx, vault, caseId);
  const vectors = flaws.flatMap(({ id }) =>
    currentScores(scored.filter((s) => s.vulnerabilityId === id && s.issuer === "team")).map((score) => ({
      version: score.cvssVersion,
      vector: vault.open("scores.vector_sealed", score.id, score.vectorSealed),
      score: Number(score.score),
    })),
  );
  return {
    pulled: {
      severity: row?.severity ?? null,
      vectors,
      cwes: [...new Set(flaws.flatMap(({ cweId }) => cweId ?? []))],
      cves: [...new Set(flaws.flatMap(({ cveId }) => cveId ?? []))],
    },
    affected: flaws.flatMap(({ id }) =>
      ranges.filter(({ vulnerabilityId }) => vulnerabilityId === id).map(({ range }) => range),
    ),
  };
}
