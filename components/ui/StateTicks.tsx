type Props = {
  /** How many of the five ticks are reached, 0 to 5. */
  position: number;
  /** The state in the reader's words, e.g. "Fixing" or "Waiting: reporter". */
  word: string;
  /** A dotted line instead of ticks: somebody else has to act. */
  waiting?: boolean;
};

/** Five flat ticks and a word: `.state` in marks.css draws the ticks. */
export function StateTicks({ position, word, waiting = false }: Props) {
  return <span className={`state state-${waiting ? "waiting" : position}`}>{word}</span>;
}
