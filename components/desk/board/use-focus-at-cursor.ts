"use client";

import { type RefObject, useEffect } from "react";
import { useBoard, useBoardState } from "./use-board";

/** Where a key moved the cursor, the focus goes, so that what is read aloud and what Enter opens is that row. */
export function useFocusAtCursor(rows: RefObject<HTMLElement | null>): void {
  const board = useBoard();
  const moves = useBoardState((state) => state.cursorMoves);
  useEffect(() => {
    if (moves === 0) return;
    const row = rows.current?.querySelector(`[data-row="${board.state.cursor}"]`);
    row?.querySelector<HTMLElement>("a[data-case]")?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [board, rows, moves]);
}
