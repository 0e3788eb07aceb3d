// Two shapes for all five ticks: lists show hundreds of these.
const PLACES = ["0", "4.6", "9.2", "13.8", "18.4"];
const COUNTS = [0, 1, 2, 3, 4, 5];
const REACHED = COUNTS.map((count) =>
  PLACES.slice(0, count)
    .map((x) => `M${x} 0h3v8h-3z`)
    .join(""),
);
const AHEAD = COUNTS.map((count) =>
  PLACES.slice(count)
    .map((x) => `M${x} 3h3v2h-3z`)
    .join(""),
);

type Props = {
  /** How many of the five ticks are reached, 0 to 5. */
  position: number;
  /** The state in the reader's words, e.g. "Fixing" or "Waiting: reporter". */
  word: string;
  /** A dotted line instead of ticks: somebody else has to act. */
  waiting?: boolean;
};

/** Five flat ticks and a word. Flat, so it is never taken for the rising bars of a severity. */
export function StateTicks({ position, word, waiting = false }: Props) {
  return (
    <span className="inline-flex items-center gap-[0.5em] whitespace-nowrap">
      <svg viewBox="0 0 22 8" aria-hidden="true" className="h-2 w-5.5 flex-none text-accent rtl:-scale-x-100">
        {waiting ? (
          <path fill="none" stroke="currentColor" strokeWidth={2} strokeDasharray="2 2" d="M0 4h22" />
        ) : (
          <>
            <path fill="currentColor" d={REACHED[position]} />
            <path fill="var(--color-line-strong)" d={AHEAD[position]} />
          </>
        )}
      </svg>
      {word}
    </span>
  );
}
