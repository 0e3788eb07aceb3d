import { type BoardQuery, type BoardSort, boardSearch, DEFAULT_BOARD, type Direction } from "./query";

const SORT_WORDS: Record<BoardSort, Record<Direction, string>> = {
  promise: {
    ascending: "next promise first, most overdue at the top",
    descending: "latest promise first",
  },
  severity: { ascending: "least severe first", descending: "most severe first" },
  received: { ascending: "oldest first", descending: "newest first" },
  activity: { ascending: "longest untouched first", descending: "last activity first" },
};

/** How the rows are sorted, in words: "sorted: most severe first". */
export function sortWords(sort: BoardSort, direction: Direction): string {
  return `sorted: ${SORT_WORDS[sort][direction]}`;
}

/** The views every desk starts with. */
export const BOARD_VIEWS: readonly { label: string; query: Partial<BoardQuery> }[] = [
  { label: "All open", query: {} },
  { label: "Mine", query: { assignee: "me" } },
  { label: "Unassigned", query: { assignee: "nobody" } },
  { label: "Overdue", query: { overdue: true } },
  { label: "Closed", query: { states: ["closed"], sort: "activity", direction: "descending" } },
];

/** The view whose filters these are, whatever the order and page; undefined for filters of one's own. */
export function viewOf(query: BoardQuery) {
  const filters = ({ states, severities, productId, assignee, origin, overdue }: BoardQuery) =>
    boardSearch({ ...DEFAULT_BOARD, states, severities, productId, assignee, origin, overdue });
  const wanted = filters(query);
  return BOARD_VIEWS.find((view) => filters({ ...DEFAULT_BOARD, ...view.query }) === wanted);
}

/** "18 cases, 3 overdue"; counting stops at `cap`, and the words admit it. */
export function countWords(count: number, overdue: number, cap: number): string {
  const words =
    count > cap ? `${cap.toLocaleString("en")}+ cases` : `${count} ${count === 1 ? "case" : "cases"}`;
  if (overdue === 0) return words;
  return `${words}, ${overdue > cap ? `${cap.toLocaleString("en")}+` : overdue} overdue`;
}
