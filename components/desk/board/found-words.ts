import { countWords } from "@/lib/domain/board/count";
import type { BoardData } from "@/lib/domain/board/data";
import { shownRows } from "./store/board-state";

/** Parts of the search make no sense and the others find nothing: what is wrong with them is all there is to say. */
export function onlyProblems(data: BoardData): boolean {
  return data.problems.length > 0 && shownRows(data).length === 0;
}

/** "23 cases, 3 overdue"; nothing where only problems are to be told. */
export function foundWords(data: BoardData): string | undefined {
  return onlyProblems(data) ? undefined : countWords(data.count, data.overdue);
}
