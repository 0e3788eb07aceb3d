/** The CVSS qualitative scale, lowest first. A case without a score has no severity at all, which is not "none". */
export const SEVERITIES = ["none", "low", "medium", "high", "critical"] as const;

export type Severity = (typeof SEVERITIES)[number];

export const SEVERITY_LABELS = {
  none: "None",
  low: "Low",
  medium: "Medium",
  high: "High",
  critical: "Critical",
} as const satisfies Record<Severity, string>;

/** Words for the absence of a severity. */
export const NOT_SCORED_LABEL = "Not scored";

/** A severity with its score, where it has one: "High 8.7". */
export function ratedWords(severity: Severity, score: number | null): string {
  return score === null ? SEVERITY_LABELS[severity] : `${SEVERITY_LABELS[severity]} ${score.toFixed(1)}`;
}

/** The rating of a score from 0.0 to 10.0 (CVSS 3.1 §5 and 4.0 §6 share one scale). */
export function severityOfScore(score: number): Severity {
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  if (score >= 4) return "medium";
  return score > 0 ? "low" : "none";
}

/** The label of a severity, or "Not scored" where there is none. */
export function severityLabel(severity: Severity | null): string {
  return severity === null ? NOT_SCORED_LABEL : SEVERITY_LABELS[severity];
}
