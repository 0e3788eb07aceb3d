import { METRICS, metricsOf } from "@/lib/domain/cvss/catalogue";
import type { MetricGroup } from "@/lib/domain/cvss/metric";
import { scoreVector } from "@/lib/domain/cvss/score";
import { type CvssVector, withMetric } from "@/lib/domain/cvss/vector";
import type { Severity } from "@/lib/domain/severity";

/** One metric where two vectors disagree; X stands for "not defined". */
export type MetricDifference = { metric: string; a: string; b: string };

/**
 * The metrics on which two vectors of one version disagree, in the order of the specification. Vectors of different
 * versions cannot be compared metric by metric: null.
 */
export function differingMetrics(a: CvssVector, b: CvssVector): MetricDifference[] | null {
  if (a.version !== b.version) return null;
  return METRICS[a.version]
    .map(({ code }) => ({ metric: code, a: a.metrics.get(code) ?? "X", b: b.metrics.get(code) ?? "X" }))
    .filter((difference) => difference.a !== difference.b);
}

/** "Changing `metric` alone from `from` to `to` gives `score`." */
export type SingleChange = { metric: string; from: string; to: string; score: number };

/**
 * Every change of one metric that alone brings the vector to this severity (3.1: of the base score). Only the base group is
 * tried unless other groups are asked for. Empty where the vector has that severity already.
 */
export function singleChangesTo(
  vector: CvssVector,
  severity: Severity,
  groups: readonly MetricGroup[] = ["base"],
): SingleChange[] {
  if (scoreVector(vector).severity === severity) return [];
  return groups.flatMap((group) =>
    metricsOf(vector.version, group).flatMap(({ code, values }) => {
      const from = vector.metrics.get(code) ?? "X";
      return values.flatMap(({ code: to }) => {
        if (to === from) return [];
        const changed = withMetric(vector, code, to);
        if (!changed.ok) return [];
        const result = scoreVector(changed.vector);
        return result.severity === severity ? [{ metric: code, from, to, score: result.score }] : [];
      });
    }),
  );
}
