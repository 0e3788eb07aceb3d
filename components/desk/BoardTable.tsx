"use client";

import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";
import { Table, Th } from "@/components/ui/Table";
import type { BoardRow } from "@/lib/domain/board/row";
import type { Direction } from "@/lib/domain/search/sorts";
import { AS, type BoardColumn, CELLS } from "./BoardCells";

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });
const helper = createColumnHelper<typeof features, BoardRow>();
const column = (id: BoardColumn, header: string) => helper.display({ id, header });

const columns = helper.columns([
  column("reference", "Case"),
  column("title", "Title, and why it is here"),
  column("severity", "Severity"),
  column("state", "State"),
  column("product", "Product"),
  column("assignee", "Assignee"),
  column("promise", "Next promise"),
  column("embargo", "Embargo"),
]);

type Props = {
  rows: readonly BoardRow[];
  caption: string;
  sorted: { column: string; direction: Direction };
  /** Where a click on a column's head leads, by column. */
  sortHrefs: Readonly<Record<string, string>>;
};

/** The board's table, laid out by board.css. The server filters, sorts and pages; links in the heads ask it to. */
export function BoardTable({ rows, caption, sorted, sortHrefs }: Props) {
  const router = useRouter();
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => row.reference,
    manualSorting: true,
    state: { sorting: [{ id: sorted.column, desc: sorted.direction === "descending" }] },
  });
  const shown = table.getVisibleLeafColumns().map(({ id }) => CELLS[id as BoardColumn]);
  return (
    <Table
      caption={caption}
      {...AS.table}
      className="board"
      data-board=""
      onClick={(event) => follow(event, router.push)}
    >
      <thead {...AS.rowgroup} className="max-md:sr-only">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} {...AS.row}>
            {group.headers.map((header) => (
              <Th
                key={header.id}
                {...AS.columnheader}
                sort={sortOf(header.column.id, sorted, sortHrefs)}
                className={`cell-${header.column.id}`}
              >
                <table.FlexRender header={header} />
              </Th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody {...AS.rowgroup}>
        {table.getRowModel().rows.map(({ id, original }) => (
          <tr key={id} {...AS.row}>
            {shown.map((cell) => cell(original))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

// A plain click on a case's link changes the page without a reload; with a key or another button it is the browser's.
function follow(event: MouseEvent<HTMLElement>, go: (href: string) => void): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a[data-case]") : null;
  const href = link?.getAttribute("href");
  if (!href) return;
  event.preventDefault();
  go(href);
}

function sortOf(column: string, sorted: Props["sorted"], hrefs: Props["sortHrefs"]) {
  const href = hrefs[column];
  if (href === undefined) return undefined;
  return { href, direction: sorted.column === column ? sorted.direction : undefined };
}
