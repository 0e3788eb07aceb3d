"use client";

import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import type { CSSProperties } from "react";
import { AS, Table } from "@/components/ui/Table";
import { BOARD_COLUMNS, type BoardColumn } from "@/lib/domain/board/preferences";
import type { BoardRow } from "@/lib/domain/board/row";
import { BoardRows } from "./BoardRows";
import { ColumnHead } from "./ColumnHead";
import {
  COLUMN_ROOMS,
  COLUMN_SORTS,
  isChosen,
  ROOMS,
  type Room,
  referenceWidth,
  SELECT_WIDTH,
  START_WIDTHS,
  sortedColumn,
} from "./column-layout";
import { SelectAll } from "./SelectAll";
import { useBoardState } from "./use-board";

const features = tableFeatures({
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
});
const helper = createColumnHelper<typeof features, BoardRow>();
const NAMES = Object.keys(BOARD_COLUMNS) as BoardColumn[];
const columns = helper.columns(
  NAMES.map((id) => helper.display({ id, header: BOARD_COLUMNS[id].label, size: START_WIDTHS[id] })),
);

/** The board's table, laid out by board.css. The server filters, sorts and pages; this shows, and lets one choose columns. */
export function BoardTable({ caption }: { caption: string }) {
  const { rows, order } = useBoardState(({ data }) => data);
  const preferences = useBoardState((state) => state.preferences);
  const reference = Math.max(preferences.widths.reference ?? START_WIDTHS.reference, referenceWidth(rows));
  const sorted = sortedColumn(order.sort, preferences.columns);
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => row.id,
    manualSorting: true,
    state: {
      sorting: sorted === null ? [] : [{ id: sorted, desc: order.direction === "descending" }],
      columnOrder: [...preferences.columns],
      columnVisibility: Object.fromEntries(NAMES.map((id) => [id, preferences.columns.includes(id)])),
      columnSizing: { ...preferences.widths, reference },
    },
  });
  const shown = table.getVisibleLeafColumns();
  const widthIn = (room: Room) =>
    shown
      .filter(({ id }) => COLUMN_ROOMS[id as BoardColumn] === room)
      .reduce((sum, column) => sum + column.getSize(), room === "any" ? SELECT_WIDTH : 0);
  return (
    <Table
      caption={caption}
      {...AS.table}
      className="board"
      data-board=""
      data-density={preferences.density}
      data-chosen={isChosen(preferences.columns) ? "" : undefined}
      style={leastWidths(widthIn)}
    >
      <colgroup>
        <col className="w-8.5" />
        {shown.map((column) => (
          <col
            key={column.id}
            className={`room-${COLUMN_ROOMS[column.id as BoardColumn]}`}
            style={{ inlineSize: widthOf(column.id, preferences.widths, column.getSize()) }}
          />
        ))}
      </colgroup>
      <thead {...AS.rowgroup} className="max-md:sr-only">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} {...AS.row}>
            <th scope="col" {...AS.columnheader} className="cell-select">
              <SelectAll />
            </th>
            {group.headers.map((header) => {
              const id = header.column.id as BoardColumn;
              return (
                <ColumnHead
                  key={id}
                  column={id}
                  label={BOARD_COLUMNS[id].label}
                  width={header.getSize()}
                  sort={COLUMN_SORTS[id]}
                  direction={sorted === id ? order.direction : undefined}
                >
                  <table.FlexRender header={header} />
                </ColumnHead>
              );
            })}
          </tr>
        ))}
      </thead>
      <BoardRows rows={rows} columns={preferences.columns} />
    </Table>
  );
}

// A custom property is a style that the types of React do not list.
const leastWidths = (widthIn: (room: Room) => number) =>
  Object.fromEntries(ROOMS.map((room) => [`--${room}-columns`, `${widthIn(room)}px`])) as CSSProperties;

// The title takes what the others leave, until somebody gives it a width.
function widthOf(id: string, widths: Partial<Record<string, number>>, size: number): string {
  return id === "title" && widths[id] === undefined ? "auto" : `${size}px`;
}
