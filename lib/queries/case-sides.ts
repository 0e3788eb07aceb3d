import { and, asc, eq, ne } from "drizzle-orm";
import { branchDecisions, productBranches, vulnerabilities } from "@/db/schema";
import { compareVectors } from "@/lib/domain/cvss/compare";
import { currentScores, leadingScore } from "@/lib/domain/cvss/current";
import type { ScoreIssuer } from "@/lib/domain/cvss/issuers";
import { parseVector } from "@/lib/domain/cvss/vector";
import { newestFirst } from "@/lib/domain/product/branch-order";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";
import type { Reading } from "@/lib/server/read";
import { sentenceOf } from "./impact-sentence";
import { ssvcEntries } from "./judgement-history";
import { plainScore, scoreEntries } from "./score-entries";

/** The flaws of a case, each with the score in force of either side, its SSVC decision and its impact. */
export async function vulnerabilitiesOf(reading: Reading, vault: Vault, caseId: string) {
  const [rows, given, decided] = await Promise.all([
    reading.tx
      .select()
      .from(vulnerabilities)
      .where(eq(vulnerabilities.caseId, caseId))
      .orderBy(asc(vulnerabilities.number)),
    scoreEntries(reading, caseId),
    ssvcEntries(reading, caseId),
  ]);
  return rows.map((row) => {
    const of = (issuer: ScoreIssuer) =>
      currentScores(given.filter((one) => one.vulnerabilityId === row.id && one.issuer === issuer));
    const team = leadingScore(of("team"));
    const theirs = of("reporter");
    const reporter =
      theirs.find(({ cvssVersion }) => cvssVersion === team?.cvssVersion) ?? leadingScore(theirs);
    const open = (column: string, sealed: Buffer | null) =>
      vault.openOptional(`vulnerabilities.${column}`, row.id, sealed);
    return {
      id: row.id,
      number: row.number,
      title: vault.open("vulnerabilities.title_sealed", row.id, row.titleSealed),
      cweId: row.cweId,
      cveId: row.cveId,
      impact: row.impact,
      sentence: sentenceOf(open("impact_sentence_sealed", row.impactSentenceSealed), team?.vector),
      team: team && plainScore(team),
      reporter: reporter && plainScore(reporter),
      differing: team && reporter ? countDiffering(reporter.vector, team.vector) : null,
      ssvc: decided.find(({ vulnerabilityId }) => vulnerabilityId === row.id)?.decision ?? null,
    };
  });
}

function countDiffering(theirs: string, ours: string): number | null {
  const [a, b] = [parseVector(theirs), parseVector(ours)];
  return a.ok && b.ok ? (compareVectors(a.vector, b.vector)?.differing.length ?? null) : null;
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
    .where(and(eq(productBranches.productId, productId), ne(productBranches.support, "ended")));
  return newestFirst(rows).map(({ noteSealed, ...row }) => ({
    ...row,
    note: vault.openOptional("branch_decisions.note_sealed", row.id, noteSealed),
  }));
}
