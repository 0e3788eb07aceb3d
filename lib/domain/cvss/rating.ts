import { findMetric } from "@/lib/domain/cvss/catalogue";
import { type Nomenclature, scoreVector } from "@/lib/domain/cvss/score";
import type { CvssVector } from "@/lib/domain/cvss/vector";
import { type Severity, severityOfScore } from "@/lib/domain/severity";

/** A score from 0.0 to 10.0 with its place on the qualitative scale. */
export type Scored = { score: number; severity: Severity };

/**
 * What a vector comes to. `base` is what is published and what rates a case. `overall` counts threat and environment too,
 * which hold at one time and in one place; it is null where neither is set, and never takes the place of `base`.
 */
export type Rating = {
  base: Scored & { macroVector: string | null };
  overall: (Scored & { counts: Exclude<Nomenclature, "CVSS-B"> }) | null;
};

/** The vector with its base metrics only: what may be published. */
export function baseOf(vector: CvssVector): CvssVector {
  const metrics = [...vector.metrics].filter(([code]) => findMetric(vector.version, code)?.group === "base");
  return { version: vector.version, metrics: new Map(metrics) };
}

/** Base and overall of a vector, apart (CVSS 4.0 §1.3, 3.1 §7). */
export function rateVector(vector: CvssVector): Rating {
  const base = scoreVector(baseOf(vector));
  const counts = countedGroups(vector);
  const score = counts === null ? null : overallScore(vector, counts);
  return {
    base: {
      score: base.score,
      severity: base.severity,
      macroVector: base.version === "4.0" ? base.macroVector : null,
    },
    overall: counts === null || score === null ? null : { score, severity: severityOfScore(score), counts },
  };
}

// Supplemental metrics describe and never change a score, so alone they make no overall one.
function countedGroups(vector: CvssVector): Exclude<Nomenclature, "CVSS-B"> | null {
  const groups = [...vector.metrics.keys()].map((code) => findMetric(vector.version, code)?.group);
  const threat = groups.includes("threat") || groups.includes("temporal");
  if (groups.includes("environmental")) return threat ? "CVSS-BTE" : "CVSS-BE";
  return threat ? "CVSS-BT" : null;
}

// In 3.1 the environmental score has the temporal metrics in it; without environment the temporal one is the last.
function overallScore(vector: CvssVector, counts: Exclude<Nomenclature, "CVSS-B">): number {
  const result = scoreVector(vector);
  if (result.version === "4.0") return result.score;
  return counts === "CVSS-BT" ? result.temporal : result.environmental;
}
