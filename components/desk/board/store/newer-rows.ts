import type { BoardData } from "@/lib/domain/board/data";
import type { BoardRow } from "@/lib/domain/board/row";
import { type BoardState, NOTHING, shownRows } from "./board-state";

/** Other rows are asked for: nothing of what was selected among the old ones stays. */
export function withAskedRows(state: BoardState, data: BoardData): BoardState {
  const ids = new Set(shownRows(data).map(({ id }) => id));
  const cursor = state.cursor !== null && ids.has(state.cursor) ? state.cursor : null;
  return {
    ...state,
    data,
    cursor,
    busy: false,
    trouble: null,
    held: null,
    selected: NOTHING,
    anchor: null,
    changed: NOTHING,
  };
}

/**
 * The same rows, newer. Where their order is another one and somebody works on them (`still`), each row is renewed in its
 * place and the new order waits.
 */
export function withNewerRows(
  state: BoardState,
  newer: BoardData,
  { still }: { still: boolean },
): BoardState {
  const before = new Map(shownRows(state.data).map((row) => [row.id, row]));
  const after = new Map(shownRows(newer).map((row) => [row.id, row]));
  const changed = new Set(state.changed);
  for (const [id, row] of after)
    if (state.own.get(id) !== row.version && isOther(before.get(id), row)) changed.add(id);
  if (still && !sameOrder(state.data, newer))
    return { ...state, data: renewed(state.data, after), held: newer, changed, busy: false, trouble: null };
  return onlyShown({ ...state, data: newer, held: null, changed, busy: false, trouble: null });
}

// What is no longer on the screen is neither selected nor under the cursor.
function onlyShown(state: BoardState): BoardState {
  const ids = new Set(shownRows(state.data).map(({ id }) => id));
  const kept = (id: string | null) => (id !== null && ids.has(id) ? id : null);
  return {
    ...state,
    selected: new Set([...state.selected].filter((id) => ids.has(id))),
    changed: new Set([...state.changed].filter((id) => ids.has(id))),
    anchor: kept(state.anchor),
    cursor: kept(state.cursor),
  };
}

/** Other rows are there, and wait while somebody works on those that are shown. */
export function withWaitingRows(state: BoardState, data: BoardData): BoardState {
  return { ...state, held: data, busy: false, trouble: null };
}

/** The order that waited is shown. */
export function withHeldRows(state: BoardState): BoardState {
  return state.held === null ? state : onlyShown({ ...state, data: state.held, held: null });
}

function isOther(before: BoardRow | undefined, after: BoardRow): boolean {
  return before === undefined || before.version !== after.version || before.activity.at !== after.activity.at;
}

function sameOrder(one: BoardData, other: BoardData): boolean {
  const placed = ({ rows, columns }: BoardData) =>
    columns.length > 0
      ? columns.map(({ state, rows: cards }) => `${state} ${cards.map(({ id }) => id).join(" ")}`).join("\n")
      : rows.map(({ id }) => id).join(" ");
  return placed(one) === placed(other);
}

function renewed(data: BoardData, newer: ReadonlyMap<string, BoardRow>): BoardData {
  const fresh = (rows: readonly BoardRow[]) => rows.map((row) => newer.get(row.id) ?? row);
  return {
    ...data,
    rows: fresh(data.rows),
    columns: data.columns.map((column) => ({ ...column, rows: fresh(column.rows) })),
  };
}
