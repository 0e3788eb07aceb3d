import type { BoardColumn } from "@/lib/domain/board/preferences";
import type { SortName } from "@/lib/domain/search/sorts";

/** How wide columns start, in pixels. The title takes what is left and is never narrower than this. */
export const START_WIDTHS: Readonly<Record<BoardColumn, number>> = {
  reference: 126,
  title: 194,
  severity: 120,
  state: 128,
  product: 76,
  assignee: 100,
  promise: 112,
  embargo: 60,
  priority: 80,
  labels: 150,
  received: 64,
  activity: 104,
  reporter: 150,
  quality: 116,
};

export const SELECT_WIDTH = 34;

/** What a click on a column's head sorts by; columns without an index have none. */
export const COLUMN_SORTS: Partial<Record<BoardColumn, SortName>> = {
  reference: "received",
  severity: "severity",
  state: "state",
  promise: "promise",
  embargo: "embargo",
  priority: "priority",
  received: "received",
  activity: "activity",
  quality: "quality",
};

/** The column that shows an order: of two with the same one, that which says the time. */
export function sortedColumn(sort: SortName, shown: readonly BoardColumn[]): BoardColumn | null {
  return shown.filter((column) => COLUMN_SORTS[column] === sort).at(-1) ?? null;
}
