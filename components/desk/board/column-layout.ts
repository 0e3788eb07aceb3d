import { type BoardColumn, DEFAULT_PREFERENCES } from "@/lib/domain/board/preferences";
import type { SortName } from "@/lib/domain/search/sorts";

/** How wide columns start, in pixels. The title takes what is left and is never narrower than this. */
export const START_WIDTHS: Readonly<Record<BoardColumn, number>> = {
  reference: 120,
  title: 176,
  severity: 118,
  state: 150,
  product: 112,
  assignee: 126,
  promise: 112,
  embargo: 76,
  priority: 80,
  labels: 150,
  received: 64,
  activity: 104,
  reporter: 150,
  quality: 116,
};

export const SELECT_WIDTH = 34;

const REFERENCE_CHARACTER = 8.4;
const REFERENCE_GAP = 11;

/** How wide the column of references is at least, in pixels, so that the longest of these is read whole: they are mono. */
export function referenceWidth(rows: readonly { reference: string }[]): number {
  const longest = Math.max(0, ...rows.map(({ reference }) => reference.length));
  return Math.ceil(longest * REFERENCE_CHARACTER) + REFERENCE_GAP;
}

/** How much room the rows need before a column is shown, least first; board.css tells how wide each of these is. */
export const ROOMS = ["any", "narrow", "middle", "wide"] as const;
export type Room = (typeof ROOMS)[number];

/**
 * Which columns step aside where there is no room, as beside an open case: those one needs least to choose what is next. "wide"
 * ones do so early, for the title, unless somebody chose their columns.
 */
export const COLUMN_ROOMS: Readonly<Record<BoardColumn, Room>> = {
  reference: "any",
  title: "any",
  severity: "any",
  promise: "any",
  state: "narrow",
  assignee: "middle",
  priority: "middle",
  labels: "middle",
  received: "middle",
  activity: "middle",
  reporter: "middle",
  quality: "middle",
  product: "wide",
  embargo: "wide",
};

/** Whether somebody chose their columns. */
export function isChosen(columns: readonly BoardColumn[]): boolean {
  return columns.join() !== DEFAULT_PREFERENCES.columns.join();
}

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
