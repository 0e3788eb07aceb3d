import type { CvssVersion } from "./catalogue";
import type { ScoreIssuer } from "./issuers";

type Dated = { cvssVersion: CvssVersion; createdAt: Date };
type Issued = Dated & { issuer: ScoreIssuer; issuerName: string | null };

/** The scores in force of one issuer and one vulnerability: the newest of each CVSS version, 4.0 first. */
export function currentScores<Score extends Dated>(all: readonly Score[]): Score[] {
  const newest = new Map<CvssVersion, Score>();
  for (const score of all) {
    const known = newest.get(score.cvssVersion);
    if (!known || known.createdAt <= score.createdAt) newest.set(score.cvssVersion, score);
  }
  return [...newest.values()].sort((a, b) => b.cvssVersion.localeCompare(a.cvssVersion));
}

/** The one that rates the vulnerability: 4.0 where both versions are scored. */
export function leadingScore<Score extends Dated>(current: readonly Score[]): Score | null {
  return current[0] ?? null;
}

/** The scores in force of everybody but the team and the reporter, issuer by issuer as they first came. */
export function scoresOfOthers<Score extends Issued>(all: readonly Score[]): Score[] {
  const byIssuer = new Map<string, Score[]>();
  for (const score of all) {
    if (score.issuer === "team" || score.issuer === "reporter") continue;
    const key = `${score.issuer} ${score.issuerName ?? ""}`;
    byIssuer.set(key, [...(byIssuer.get(key) ?? []), score]);
  }
  return [...byIssuer.values()].flatMap(currentScores);
}
