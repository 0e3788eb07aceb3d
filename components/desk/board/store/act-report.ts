import type { ActsAnswer } from "@/lib/domain/board/acts";
import type { ActReport } from "./board-state";

/** What an act did, and what undoes it. What undid something is not offered to be undone in turn. */
export function reportOf({ words, results }: ActsAnswer, { undone }: { undone: boolean }): ActReport {
  const undoable = undone ? [] : results.filter((result) => result.done && result.undo !== null);
  const undo = undoable.flatMap((result) => (result.done && result.undo ? [result.undo] : []));
  return { words, results, undo };
}
