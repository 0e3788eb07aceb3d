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

/** The lowest score of each rating (CVSS 3.1 §5 and 4.0 §6 share one scale). Scores have one decimal. */
export const LOWEST_SCORES = {
  none: 0,
  low: 0.1,
  medium: 4,
  high: 7,
  critical: 9,
} as const satisfies Record<Severity, number>;

/** The rating of a score from 0.0 to 10.0. */
export function severityOfScore(score: number): Severity {
  return SEVERITIES.findLast((severity) => score >= LOWEST_SCORES[severity]) ?? "none";
}

/** The label of a severity, or "Not scored" where there is none. */
export function severityLabel(severity: Severity | null): string {
  return severity === null ? NOT_SCORED_LABEL : SEVERITY_LABELS[severity];
}
