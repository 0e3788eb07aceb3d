"use client";

import type { ReactNode } from "react";
import { AS } from "@/components/ui/Table";
import { sortedBy } from "@/lib/domain/board/place";
import type { BoardColumn } from "@/lib/domain/board/preferences";
import type { Direction, SortName } from "@/lib/domain/search/sorts";
import { BoardLink } from "./BoardLink";
import { ColumnResizer } from "./ColumnResizer";
import { COLUMN_ROOMS } from "./column-layout";
import { useBoardState } from "./use-board";

type Props = {
  column: BoardColumn;
  label: string;
  width: number;
  sort: SortName | undefined;
  /** How the rows are sorted by this column now, if they are. */
  direction: Direction | undefined;
  children: ReactNode;
};

/** The head of a column: sorts by it, and has the handle that makes it wider. */
export function ColumnHead({ column, label, width, sort, direction, children }: Props) {
  const order = useBoardState(({ data }) => data.order);
  return (
    <th
      scope="col"
      {...AS.columnheader}
      aria-label={label}
      aria-sort={direction}
      className={`room-${COLUMN_ROOMS[column]}`}
    >
      {sort ? (
        <BoardLink to={(place) => sortedBy(place, order, sort)} data-sort={sort}>
          {children}
          {direction ? <span aria-hidden="true"> {direction === "ascending" ? "↑" : "↓"}</span> : null}
        </BoardLink>
      ) : (
        children
      )}
      <ColumnResizer column={column} label={label} width={width} />
    </th>
  );
}
