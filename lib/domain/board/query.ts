import type { Origin } from "@/lib/domain/case/origins";
import type { CaseState } from "@/lib/domain/case/states";
import type { Severity } from "@/lib/domain/severity";

/** What the board can be sorted by, and which way round it starts. */
export const BOARD_SORTS = {
  promise: "ascending",
  severity: "descending",
  received: "descending",
  activity: "descending",
} as const;
export type BoardSort = keyof typeof BOARD_SORTS;
export type Direction = "ascending" | "descending";

/** Rows of one page. */
export const PAGE_SIZE = 50;
/** Counting further would cost more than the page itself. */
export const COUNT_CAP = 1_000;

export const UNSCORED = "unscored";
export type SeverityFilter = Severity | typeof UNSCORED;

/** What the address of the board says: which cases, in which order, from where on. */
export type BoardQuery = {
  /** "open": every state but closed. */
  states: "open" | "all" | readonly CaseState[];
  severities: readonly SeverityFilter[];
  productId: string | null;
  assignee: "me" | "nobody" | { personId: string } | null;
  origin: Origin | null;
  overdue: boolean;
  sort: BoardSort;
  direction: Direction;
  after: Cursor | null;
};

export const DEFAULT_BOARD: BoardQuery = {
  states: "open",
  severities: [],
  productId: null,
  assignee: null,
  origin: null,
  overdue: false,
  sort: "promise",
  direction: "ascending",
  after: null,
};

/**
 * The last row of a page: the value it was sorted by (milliseconds, or a rank) and its id. `section` says whether that row
 * had a value at all; those without come last, newest first.
 */
export type Cursor = { sort: BoardSort; section: "valued" | "blank"; value: number; id: string };

/** The address of a board without its path: only what differs from the default, in a fixed order. */
export function boardSearch(query: BoardQuery): string {
  const params = new URLSearchParams();
  if (query.states !== "open") params.set("state", query.states === "all" ? "all" : query.states.join(","));
  if (query.severities.length > 0) params.set("severity", query.severities.join(","));
  if (query.productId) params.set("product", query.productId);
  if (query.assignee)
    params.set("assignee", typeof query.assignee === "string" ? query.assignee : query.assignee.personId);
  if (query.origin) params.set("origin", query.origin);
  if (query.overdue) params.set("overdue", "1");
  if (query.sort !== DEFAULT_BOARD.sort || query.direction !== DEFAULT_BOARD.direction)
    params.set("sort", `${query.direction === "descending" ? "-" : ""}${query.sort}`);
  if (query.after) params.set("after", writeCursor(query.after));
  return params.size === 0 ? "" : `?${params}`;
}

/** The same rows in another order: from its own side first, then turned round. Starts again at the first page. */
export function sortedBy(query: BoardQuery, sort: BoardSort): BoardQuery {
  const turned = query.direction === "ascending" ? "descending" : "ascending";
  return { ...query, after: null, sort, direction: query.sort === sort ? turned : BOARD_SORTS[sort] };
}

/** A cursor as the address carries it: opaque, so that nobody builds on its parts. */
export function writeCursor({ sort, section, value, id }: Cursor): string {
  return btoa(JSON.stringify([sort, section, value, id]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
