export type ClockTone = "late" | "soon" | "running" | "paused" | "kept";

type Props = {
  tone: ClockTone;
  /** What the clock says: "2 h overdue", "6 d 22 h", "paused", "after 3 h". */
  words: string;
  /** The exact instant, for a pointer that rests on it; never the only place it stands. */
  title?: string;
};

/** How a promise stands: `.clock` in marks.css draws a shape for each tone. */
export function ClockChip({ tone, words, title }: Props) {
  return (
    <span title={title} className={`clock clock-${tone}`}>
      <bdi>{words}</bdi>
      {tone === "soon" ? <span className="sr-only">, due soon</span> : null}
    </span>
  );
}
