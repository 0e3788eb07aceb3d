import { METRICS } from "@/lib/domain/cvss/catalogue";
import type { CvssVector } from "@/lib/domain/cvss/vector";

/** One metric where two vectors disagree; X stands for "not defined". */
export type MetricDifference = { metric: string; a: string; b: string };

/** What two vectors of one version have apart, and how many of the compared metrics are the same. */
export type Comparison = { differing: MetricDifference[]; same: number };

/**
 * The metrics on which `b` disagrees with `a`, in the order of the specification. Base metrics always count; others only
 * where `a` sets them, because whoever does not know the place of use has said nothing about it. Vectors of different
 * versions cannot be compared metric by metric: null.
 */
export function compareVectors(a: CvssVector, b: CvssVector): Comparison | null {
  if (a.version !== b.version) return null;
  const compared = METRICS[a.version].filter(({ code, group }) => group === "base" || a.metrics.has(code));
  const differing = compared
    .map(({ code }) => ({ metric: code, a: a.metrics.get(code) ?? "X", b: b.metrics.get(code) ?? "X" }))
    .filter((difference) => difference.a !== difference.b);
  return { differing, same: compared.length - differing.length };
}
