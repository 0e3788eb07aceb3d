import { eq } from "drizzle-orm";
import { cases, scores } from "@/db/schema";
import { currentScores, leadingScore } from "@/lib/domain/cvss/current";
import type { Work } from "@/lib/server/use-case";
import type { CaseRow } from "@/lib/usecases/cases/subject";

/**
 * The case is as severe as its worst vulnerability, by the team's base scores; threat and environment never count here.
 * Says whether a severity or score that stood there changed by it.
 */
export async function rateCase({ tx }: Work, row: CaseRow): Promise<{ changed: boolean }> {
  const all = await tx
    .select({
      vulnerabilityId: scores.vulnerabilityId,
      issuer: scores.issuer,
      cvssVersion: scores.cvssVersion,
      score: scores.score,
      severity: scores.severity,
      createdAt: scores.createdAt,
    })
    .from(scores)
    .where(eq(scores.caseId, row.id));
  const leading = [...new Set(all.map(({ vulnerabilityId }) => vulnerabilityId))].flatMap((id) => {
    const own = all.filter((one) => one.vulnerabilityId === id && one.issuer === "team");
    const lead = leadingScore(currentScores(own));
    return lead ? [lead] : [];
  });
  const worst = leading.sort((a, b) => Number(b.score) - Number(a.score))[0];
  if (!worst) return { changed: false };
  const differs = worst.severity !== row.severity || worst.score !== row.score;
  await tx
    .update(cases)
    .set({
      severity: worst.severity,
      score: worst.score,
      ...(differs ? { version: row.version + 1 } : {}),
    })
    .where(eq(cases.id, row.id));
  const scoreMoved = row.score !== null && worst.score !== row.score;
  return { changed: scoreMoved || (row.severity !== null && worst.severity !== row.severity) };
}
