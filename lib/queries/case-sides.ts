import { and, asc, desc, eq, ne } from "drizzle-orm";
import { branchDecisions, productBranches, scores, vulnerabilities } from "@/db/schema";
import type { ScoreIssuer } from "@/lib/domain/cvss/issuers";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";

/** The flaws of a case, each with the newest score of either side. */
export async function vulnerabilitiesOf(tx: Tx, vault: Vault, caseId: string) {
  const [rows, given] = await Promise.all([
    tx
      .select({
        id: vulnerabilities.id,
        number: vulnerabilities.number,
        titleSealed: vulnerabilities.titleSealed,
        cweId: vulnerabilities.cweId,
        cveId: vulnerabilities.cveId,
        impact: vulnerabilities.impact,
      })
      .from(vulnerabilities)
      .where(eq(vulnerabilities.caseId, caseId))
      .orderBy(asc(vulnerabilities.number)),
    tx
      .select({
        vulnerabilityId: scores.vulnerabilityId,
        issuer: scores.issuer,
        score: scores.score,
        severity: scores.severity,
        version: scores.cvssVersion,
      })
      .from(scores)
      .where(eq(scores.caseId, caseId))
      .orderBy(desc(scores.createdAt), desc(scores.id)),
  ]);
  return rows.map((row) => {
    const newest = (issuer: ScoreIssuer) => {
      const found = given.find((one) => one.vulnerabilityId === row.id && one.issuer === issuer);
      return found ? { severity: found.severity, score: Number(found.score), version: found.version } : null;
    };
    return {
      id: row.id,
      number: row.number,
      title: vault.open("vulnerabilities.title_sealed", row.id, row.titleSealed),
      cweId: row.cweId,
      cveId: row.cveId,
      impact: row.impact,
      team: newest("team"),
      reporter: newest("reporter"),
    };
  });
}

/** Supported branches of the product, each with what was decided for this case. */
export async function branchesOf(tx: Tx, vault: Vault, caseId: string, productId: string | null) {
  if (productId === null) return [];
  const rows = await tx
    .select({
      id: productBranches.id,
      name: productBranches.name,
      support: productBranches.support,
      supportedUntil: productBranches.supportedUntil,
      decision: branchDecisions.decision,
      noteSealed: branchDecisions.noteSealed,
    })
    .from(productBranches)
    .leftJoin(
      branchDecisions,
      and(eq(branchDecisions.branchId, productBranches.id), eq(branchDecisions.caseId, caseId)),
    )
    .where(and(eq(productBranches.productId, productId), ne(productBranches.support, "ended")))
    .orderBy(asc(productBranches.name));
  return rows.map(({ noteSealed, ...row }) => ({
    ...row,
    note: vault.openOptional("branch_decisions.note_sealed", row.id, noteSealed),
  }));
}
