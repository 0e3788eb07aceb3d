"use client";

import { shownRows } from "./store/board-state";
import { useBoard, useBoardState } from "./use-board";

/** The box in the head of the table: all rows on this page, or none. */
export function SelectAll() {
  const board = useBoard();
  const shown = useBoardState(({ data }) => shownRows(data).length);
  const selected = useBoardState((state) => state.selected.size);
  return (
    <input
      type="checkbox"
      className="noscript:hidden"
      aria-label={`Select all ${shown} on this page`}
      checked={selected > 0 && selected === shown}
      ref={(box) => {
        if (box) box.indeterminate = selected > 0 && selected < shown;
      }}
      onChange={() => board.selectAll()}
    />
  );
}
