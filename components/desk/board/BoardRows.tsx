"use client";

import { type FocusEvent, type MouseEvent, memo, useRef } from "react";
import { AS } from "@/components/ui/Table";
import type { BoardColumn } from "@/lib/domain/board/preferences";
import type { BoardRow } from "@/lib/domain/board/row";
import { CELLS } from "./BoardCells";
import { isPlainClick } from "./plain-click";
import type { BoardStore } from "./store/board-store";
import { useBoard, useBoardState } from "./use-board";
import { useFocusAtCursor } from "./use-focus-at-cursor";

type Props = { rows: readonly BoardRow[]; columns: readonly BoardColumn[] };

/** The rows. What is pressed in them is heard here, once for all. */
export function BoardRows({ rows, columns }: Props) {
  const board = useBoard();
  const selected = useBoardState((state) => state.selected);
  const changed = useBoardState((state) => state.changed);
  const cursor = useBoardState((state) => state.cursor);
  const body = useRef<HTMLTableSectionElement>(null);
  useFocusAtCursor(body);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the board do the same (Space, x); links and boxes take the focus
    <tbody
      ref={body}
      {...AS.rowgroup}
      // Shift and a click select rows, not the text between two places.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => press(event, board)}
      onFocus={(event) => focusIn(event, board)}
      onPointerEnter={({ pointerType }) => pointerType === "mouse" && board.pointed(true)}
      onPointerLeave={() => board.pointed(false)}
    >
      {rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          columns={columns}
          selected={selected.has(row.id)}
          changed={changed.has(row.id)}
          cursor={row.id === cursor}
        />
      ))}
    </tbody>
  );
}

type RowProps = Pick<Props, "columns"> & {
  row: BoardRow;
  selected: boolean;
  changed: boolean;
  cursor: boolean;
};

// A key that moves the cursor makes two rows anew, not fifty.
const Row = memo(function Row({ row, columns, selected, changed, cursor }: RowProps) {
  return (
    <tr {...AS.row} data-row={row.id} data-selected={selected || undefined} data-cursor={cursor || undefined}>
      <td {...AS.cell} className="cell-select">
        <input
          type="checkbox"
          aria-label={`Select ${row.reference}`}
          checked={selected}
          onChange={heardAbove}
        />
      </td>
      {columns.map((column) => CELLS[column](row, { changed }))}
    </tr>
  );
});

// Whether Shift is held is known to the click, not to the change.
const heardAbove = () => {};

const rowOf = (target: EventTarget) =>
  target instanceof Element ? (target.closest<HTMLElement>("[data-row]") ?? null) : null;

function focusIn({ target }: FocusEvent, board: BoardStore): void {
  const id = rowOf(target)?.dataset.row;
  if (id) board.setCursor(id);
}

function press(event: MouseEvent<HTMLElement>, board: BoardStore): void {
  const id = rowOf(event.target)?.dataset.row;
  if (!id || !(event.target instanceof Element)) return;
  const link = event.target.closest("a[data-case]");
  if (link) {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    board.setCursor(id);
    board.open();
  } else if (event.target.closest(".cell-select") || event.shiftKey) {
    board.select(id, { range: event.shiftKey });
  } else if (event.metaKey || event.ctrlKey) {
    board.select(id);
  } else if (window.getSelection()?.isCollapsed !== false) {
    // Whoever marks text wants to copy it; everybody else to look at the case.
    board.setCursor(id);
    board.peekAt();
  }
}
