import type { ActRefused, ActResult, CaseAct } from "@/lib/domain/board/acts";
import type { BoardData, BoardFrame, QueueCounts } from "@/lib/domain/board/data";
import type { PeekData } from "@/lib/domain/board/peek";
import type { BoardPreferences } from "@/lib/domain/board/preferences";
import type { BoardRow } from "@/lib/domain/board/row";
import type { DeskMove } from "@/lib/domain/case/desk-moves";

/** Why the rows shown may not be what is asked for. `signed-out`: signing in again helps, nothing else does. */
export type Trouble = { kind: "offline" | "signed-out" | "refused"; words: string };

/** The panel beside the rows; `data` is null until it has arrived. */
export type Peek = { reference: string; data: PeekData | null; trouble: string | null };

/** The forms that acts are filled in with, for the cases they are about. */
export type ActForm = { kind: ActFormKind; move?: DeskMove; cases: readonly BoardRow[] };
export type ActFormKind = "assign" | "label" | "severity" | "move" | "duplicate" | "snooze";

/** What the last act did, and what sent back would undo it. */
export type ActReport = {
  words: string;
  results: readonly ActResult[];
  undo: readonly CaseAct[];
  /** Milliseconds; after this undoing is not offered any more. null: until somebody changes the case. */
  undoUntil: number | null;
};

export type BoardState = {
  /** What is shown. It may lag behind the address while {@link busy}. */
  data: BoardData;
  frame: BoardFrame;
  /** Filled some moments after the page. */
  counts: QueueCounts["counts"] | null;
  preferences: BoardPreferences;
  /** Rows are on their way because somebody asked for them. */
  busy: boolean;
  trouble: Trouble | null;
  /** Ids of rows that are selected; all of them are shown. */
  selected: ReadonlySet<string>;
  /** Where a range of selected rows starts. */
  anchor: string | null;
  /** The id of the row that keys act on. */
  cursor: string | null;
  /** Grows each time a key moves the cursor: the focus follows it then. */
  cursorMoves: number;
  peek: Peek | null;
  /** Ids of rows that somebody else changed since they were shown. */
  changed: ReadonlySet<string>;
  /** The versions that acts of this very board made, by case: what is at that version was not changed by others. */
  own: ReadonlyMap<string, number>;
  /** Newer rows in another order, held back while somebody points at or works on those that are shown. */
  held: BoardData | null;
  form: ActForm | null;
  /** Why the cases of the form were refused, none of them done: the form stays, with what was typed. */
  refused: readonly ActRefused[];
  acting: boolean;
  report: ActReport | null;
  /** Said once to whoever does not see the screen. */
  said: string;
};

export function firstState(data: BoardData, frame: BoardFrame): BoardState {
  const { peek } = data.place;
  return {
    data,
    frame,
    counts: null,
    preferences: frame.preferences,
    busy: false,
    trouble: null,
    selected: NOTHING,
    anchor: null,
    cursor: null,
    cursorMoves: 0,
    peek: peek === null ? null : { reference: peek, data: null, trouble: null },
    changed: NOTHING,
    own: new Map(),
    held: null,
    form: null,
    refused: [],
    acting: false,
    report: null,
    said: "",
  };
}

const NOTHING: ReadonlySet<string> = new Set();

/** All rows on the screen, in reading order, whatever the layout. */
export function shownRows({ rows, columns }: BoardData): readonly BoardRow[] {
  return columns.length > 0 ? columns.flatMap((column) => column.rows) : rows;
}

/** The rows that an act is about: the selected ones, or else the one under the cursor. */
export function actedOn(state: BoardState): readonly BoardRow[] {
  const rows = shownRows(state.data);
  if (state.selected.size > 0) return rows.filter(({ id }) => state.selected.has(id));
  return rows.filter(({ id }) => id === state.cursor);
}

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

/** Selects a row or takes it out; with `range`, everything between it and where the range starts is selected too. */
export function withToggled(state: BoardState, id: string, { range }: { range: boolean }): BoardState {
  const ids = shownRows(state.data).map((row) => row.id);
  if (!range || state.anchor === null) {
    const selected = new Set(state.selected);
    if (!selected.delete(id)) selected.add(id);
    return { ...state, selected, anchor: id, cursor: id };
  }
  const [from, to] = [ids.indexOf(state.anchor), ids.indexOf(id)].sort((a, b) => a - b);
  const between = ids.slice(from, (to ?? 0) + 1);
  return { ...state, selected: new Set([...state.selected, ...between]), cursor: id };
}

/** Moves the cursor by so many rows; with `range` the selection grows or shrinks with it. */
export function withMovedCursor(state: BoardState, step: number, { range }: { range: boolean }): BoardState {
  const ids = shownRows(state.data).map((row) => row.id);
  if (ids.length === 0) return state;
  const at = state.cursor === null ? -1 : ids.indexOf(state.cursor);
  const start = at === -1 ? (step > 0 ? 0 : ids.length - 1) : at + step;
  const cursor = ids[Math.min(Math.max(start, 0), ids.length - 1)] ?? null;
  const cursorMoves = state.cursorMoves + 1;
  if (!range) return { ...state, cursor, cursorMoves };
  const anchor = state.anchor ?? state.cursor ?? cursor;
  const [from, to] = [ids.indexOf(anchor ?? ""), ids.indexOf(cursor ?? "")].sort((a, b) => a - b);
  return { ...state, cursor, cursorMoves, anchor, selected: new Set(ids.slice(from, (to ?? 0) + 1)) };
}

/** All rows on the screen, or none where all are selected already. */
export function withAllToggled(state: BoardState): BoardState {
  const ids = shownRows(state.data).map(({ id }) => id);
  const all = ids.length > 0 && ids.every((id) => state.selected.has(id));
  return { ...state, selected: new Set(all ? [] : ids), anchor: null };
}

export function withoutSelection(state: BoardState): BoardState {
  return { ...state, selected: NOTHING, anchor: null };
}
