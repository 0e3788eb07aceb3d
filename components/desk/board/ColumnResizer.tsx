"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import { type BoardColumn, COLUMN_WIDTHS } from "@/lib/domain/board/preferences";
import { START_WIDTHS } from "./column-layout";
import { useBoard } from "./use-board";

type Props = { column: BoardColumn; label: string; width: number };

const STEP = 16;

/** The line at the end of a column's head: dragged, or moved with the arrow keys; Home gives the first width back. */
export function ColumnResizer({ column, label, width }: Props) {
  const board = useBoard();
  const resize = (next: number) => {
    const fitting = Math.round(Math.min(Math.max(next, COLUMN_WIDTHS.least), COLUMN_WIDTHS.most));
    board.prefer({ widths: { ...board.state.preferences.widths, [column]: fitting } });
  };
  const drag = (start: PointerEvent<HTMLElement>) => {
    if (start.button !== 0) return;
    start.preventDefault();
    const handle = start.currentTarget;
    const toEnd = getComputedStyle(handle).direction === "rtl" ? -1 : 1;
    const before = handle.closest("th")?.offsetWidth ?? width;
    handle.setPointerCapture(start.pointerId);
    const move = (event: globalThis.PointerEvent) => resize(before + (event.clientX - start.clientX) * toEnd);
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", move), {
      once: true,
    });
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step === undefined && event.key !== "Home") return;
    event.preventDefault();
    event.stopPropagation();
    resize(step === undefined ? START_WIDTHS[column] : width + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr takes neither focus nor arrow keys
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${label}`}
      aria-valuenow={width}
      aria-valuemin={COLUMN_WIDTHS.least}
      aria-valuemax={COLUMN_WIDTHS.most}
      tabIndex={0}
      className="column-resizer noscript:hidden"
      onPointerDown={drag}
      onKeyDown={press}
    />
  );
}
