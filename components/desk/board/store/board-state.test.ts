import { expect, test } from "vitest";
import type { BoardRow } from "@/lib/domain/board/row";
import { actedOn, type BoardState, firstState, shownRows } from "./board-state";
import { withAskedRows, withHeldRows, withNewerRows } from "./newer-rows";
import { withMovedCursor, withReturned, withToggled } from "./selected-rows";
import { frame, row, showing } from "./testing/shown";

const start = (...rows: BoardRow[]): BoardState => firstState(showing(...rows), frame);
const idsOf = (state: BoardState) => shownRows(state.data).map(({ id }) => id);
const selectedOf = (state: BoardState) => actedOn(state).map(({ id }) => id);

test("with Shift everything between two rows is selected, whichever of them comes first", () => {
  const state = withToggled(start(row("a"), row("b"), row("c"), row("d")), "c", { range: false });
  expect(selectedOf(withToggled(state, "a", { range: true }))).toEqual(["a", "b", "c"]);
  expect(selectedOf(withToggled(state, "d", { range: true }))).toEqual(["c", "d"]);
});

test("Shift and the arrow keys grow the selection and shrink it again", () => {
  let state = withMovedCursor(start(row("a"), row("b"), row("c")), 1, { range: false });
  state = withMovedCursor(state, 1, { range: true });
  state = withMovedCursor(state, 1, { range: true });
  expect(selectedOf(state)).toEqual(["a", "b", "c"]);
  expect(selectedOf(withMovedCursor(state, -1, { range: true }))).toEqual(["a", "b"]);
});

test("without a selection an act is about the row under the cursor, which stops at the last row", () => {
  const state = start(row("a"), row("b"));
  expect(selectedOf(state)).toEqual([]);
  expect(selectedOf(withMovedCursor(state, -1, { range: false }))).toEqual(["b"]);
  const last = withMovedCursor(withMovedCursor(state, 1, { range: false }), 1, { range: false });
  expect(selectedOf(withMovedCursor(last, 1, { range: false }))).toEqual(["b"]);
});

test("a row that others changed is renewed in its place and marked", () => {
  const state = withNewerRows(start(row("a"), row("b")), showing(row("a", 2), row("b")), { still: true });
  expect(shownRows(state.data)[0]?.version).toBe(2);
  expect([...state.changed]).toEqual(["a"]);
  expect(state.held).toBeNull();
});

test("another order waits while somebody works on the rows, and is shown when asked for", () => {
  const before = start(row("a"), row("b"));
  const newer = showing(row("b", 2), row("c"));
  const state = withNewerRows(before, newer, { still: true });
  expect(idsOf(state)).toEqual(["a", "b"]);
  expect(shownRows(state.data)[1]?.version).toBe(2);
  expect(idsOf(withHeldRows(state))).toEqual(["b", "c"]);
  expect(idsOf(withNewerRows(before, newer, { still: false }))).toEqual(["b", "c"]);
});

test("what one did oneself is not marked as changed by others", () => {
  const state = { ...start(row("a")), own: new Map([["a", 2]]) };
  expect(withNewerRows(state, showing(row("a", 2)), { still: false }).changed.size).toBe(0);
});

test("what leaves the screen is not selected any more", () => {
  const state = withToggled(start(row("a"), row("b")), "a", { range: false });
  expect(selectedOf(withNewerRows(state, showing(row("b")), { still: false }))).toEqual([]);
  const asked = withAskedRows(state, showing(row("a"), row("b")));
  expect(asked.selected.size).toBe(0);
});

test("whoever comes back from a case finds its row, or the one that took its place", () => {
  const from = (id: string, index: number) => ({ reference: `EX-2026-${id}`, index });
  const back = (id: string, index: number, all: boolean) =>
    withReturned({ ...start(row("a"), row("b")), returning: from(id, index) }, { all });
  expect(back("b", 1, true)).toMatchObject({ cursor: "b", cursorMoves: 1, returning: null });
  expect(back("gone", 0, true).cursor).toBe("a");
  expect(back("gone", 7, true).cursor).toBe("b");
  expect(back("gone", 0, false)).toMatchObject({ cursor: null, returning: from("gone", 0) });
});
