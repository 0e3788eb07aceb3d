import type { Metric, MetricGroup } from "@/lib/domain/cvss/metric";
import { METRICS_V31 } from "@/lib/domain/cvss/metrics-v3";
import { METRICS_V40 } from "@/lib/domain/cvss/metrics-v4";

/** The versions we score. */
export const CVSS_VERSIONS = ["4.0", "3.1"] as const;

export type CvssVersion = (typeof CVSS_VERSIONS)[number];

export const METRICS = { "3.1": METRICS_V31, "4.0": METRICS_V40 } as const satisfies Record<
  CvssVersion,
  readonly Metric[]
>;

const index = {
  "3.1": new Map(METRICS["3.1"].map((metric) => [metric.code, metric])),
  "4.0": new Map(METRICS["4.0"].map((metric) => [metric.code, metric])),
} as const;

/** The metric with this code (case matters), or undefined. */
export function findMetric(version: CvssVersion, code: string): Metric | undefined {
  return index[version].get(code);
}

/** The metrics of one group, in the order of the specification. */
export function metricsOf(version: CvssVersion, group: MetricGroup): readonly Metric[] {
  return METRICS[version].filter((metric) => metric.group === group);
}
