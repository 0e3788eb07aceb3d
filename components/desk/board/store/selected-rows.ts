import { type BoardState, NOTHING, shownRows } from "./board-state";

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

/**
 * The cursor goes to the row of the case one comes back from, as if a key had moved it. `all`: no other rows are on their way,
 * so that a case which is no longer among them has given its place to the next one.
 */
export function withReturned(state: BoardState, { all }: { all: boolean }): BoardState {
  const { returning, data } = state;
  if (returning === null) return state;
  const rows = shownRows(data);
  const found = rows.find(({ reference }) => reference === returning.reference);
  const row = found ?? (all ? rows[Math.min(returning.index, rows.length - 1)] : undefined);
  if (!row) return all ? { ...state, returning: null } : state;
  return { ...state, returning: null, cursor: row.id, cursorMoves: state.cursorMoves + 1 };
}
