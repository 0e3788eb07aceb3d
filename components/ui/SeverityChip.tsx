export type Severity = "none" | "low" | "medium" | "high" | "critical";

const words: Record<Severity, string> = {
  none: "None",
  low: "Low",
  medium: "Medium",
  high: "High",
  critical: "Critical",
};

type Props = {
  /** null: nobody has scored it yet. */
  severity: Severity | null;
  score?: number | null;
  big?: boolean;
};

/** Colour, four rising bars, the word, and the score: `.severity` in marks.css draws the bars. */
export function SeverityChip({ severity, score, big = false }: Props) {
  const scored = severity && score != null ? ` ${score.toFixed(1)}` : "";
  return (
    <span className={`severity severity-${severity ?? "unscored"}${big ? " severity-big" : ""}`}>
      {`${severity ? words[severity] : "Not scored"}${scored}`}
    </span>
  );
}
