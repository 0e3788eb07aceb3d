export type Severity = "none" | "low" | "medium" | "high" | "critical";

const words: Record<Severity, string> = {
  none: "None",
  low: "Low",
  medium: "Medium",
  high: "High",
  critical: "Critical",
};

const looks: Record<Severity | "unscored", string> = {
  critical: "border-critical bg-critical text-on-critical",
  high: "border-high bg-high-bg text-high",
  medium: "border-medium-line bg-medium-bg text-medium",
  low: "border-low text-low",
  none: "border-line-strong text-none",
  unscored: "border-dashed border-line-strong text-none",
};

const filledBars: Record<Severity | "unscored", number> = {
  unscored: 0,
  none: 0,
  low: 1,
  medium: 2,
  high: 3,
  critical: 4,
};

// Two shapes for all four bars: lists show hundreds of these.
const TOPS = [11, 8, 5, 1];
const COUNTS = [0, 1, 2, 3, 4];
const bars = (from: number, to: number, draw: (x: number, y: number) => string) =>
  TOPS.slice(from, to)
    .map((y, index) => draw(1 + (from + index) * 4, y))
    .join("");
const FILLED = COUNTS.map((count) => bars(0, count, (x, y) => `M${x} ${y}h3v${15 - y}h-3z`));
const HOLLOW = COUNTS.map((count) => bars(count, 4, (x, y) => `M${x + 0.5} ${y + 0.5}h2v${14 - y}h-2z`));

/** Four rising bars: the shape of a severity, next to its colour and word. */
function Bars({ filled }: { filled: number }) {
  return (
    <svg viewBox="0 0 17 16" aria-hidden="true" className="size-[0.95em] flex-none">
      {filled > 0 ? <path fill="currentColor" d={FILLED[filled]} /> : null}
      {filled < 4 ? <path fill="none" stroke="currentColor" d={HOLLOW[filled]} /> : null}
    </svg>
  );
}

type Props = {
  /** null: nobody has scored it yet. */
  severity: Severity | null;
  score?: number | null;
  big?: boolean;
};

export function SeverityChip({ severity, score, big = false }: Props) {
  const level = severity ?? "unscored";
  const size = big ? "text-18 leading-8 ps-[0.5em] pe-[0.6em]" : "text-13 leading-5 ps-[0.38em] pe-[0.5em]";
  return (
    <span
      data-print="chip"
      className={`inline-flex items-center gap-[0.4em] rounded-box border-[1.5px] font-fact whitespace-nowrap ${size} ${looks[level]}`}
    >
      <Bars filled={filledBars[level]} />
      {severity ? words[severity] : "Not scored"}
      {severity && score != null ? ` ${score.toFixed(1)}` : ""}
    </span>
  );
}
