import type { CvssVersion } from "./catalogue";

type Dated = { cvssVersion: CvssVersion; createdAt: Date };

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
