"use client";

import { createColumnHelper, rowSortingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { ClockChip } from "@/components/ui/ClockChip";
import { Icon } from "@/components/ui/Icon";
import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { StateTicks } from "@/components/ui/StateTicks";
import { Table, Th } from "@/components/ui/Table";
import { Who } from "@/components/ui/Who";
import type { Direction } from "@/lib/domain/board/query";
import type { CaseState } from "@/lib/domain/case/states";
import { STATE_WORDS } from "@/lib/domain/case/words";
import type { ClockTone } from "@/lib/domain/clock/words";
import type { Severity } from "@/lib/domain/severity";

export type BoardRow = {
  reference: string;
  title: string;
  why: string;
  state: CaseState;
  severity: Severity | null;
  score: number | null;
  product: string | null;
  assignee: string | null;
  clock: { tone: ClockTone; words: string; title: string | undefined } | null;
  /** "14 d": what is left of the embargo. */
  embargo: string | null;
};

const features = tableFeatures({ rowSortingFeature });
const helper = createColumnHelper<typeof features, BoardRow>();

const columns = helper.columns([
  helper.accessor("reference", {
    header: "Case",
    cell: ({ getValue }) => (
      <PlainLink href={`/desk/cases/${getValue()}`} data-case="" className="py-1">
        <Mono>{getValue()}</Mono>
      </PlainLink>
    ),
  }),
  helper.accessor("title", {
    header: "Title, and why it is here",
    cell: ({ row }) => (
      <>
        <bdi className="block leading-5 font-fact wrap-anywhere">{row.original.title}</bdi>
        <span className="block text-13 leading-5 text-muted">{row.original.why}</span>
      </>
    ),
  }),
  helper.accessor("severity", {
    header: "Severity",
    cell: ({ row }) => <SeverityChip severity={row.original.severity} score={row.original.score} />,
  }),
  helper.accessor("state", {
    header: "State",
    cell: ({ getValue }) => (
      <StateTicks
        position={STATE_WORDS[getValue()].ticks}
        word={STATE_WORDS[getValue()].desk}
        waiting={getValue() === "needs_info"}
      />
    ),
  }),
  helper.accessor("product", { header: "Product", cell: ({ getValue }) => getValue() ?? "–" }),
  helper.accessor("assignee", {
    header: "Assignee",
    cell: ({ getValue }) => {
      const name = getValue();
      return name === null ? <span className="text-muted">nobody</span> : <Who name={name} />;
    },
  }),
  helper.accessor((row) => row.clock?.words ?? "", {
    id: "promise",
    header: "Next promise",
    cell: ({ row: { original } }) =>
      original.clock ? <ClockChip {...original.clock} /> : <span className="text-muted">–</span>,
  }),
  helper.accessor("embargo", {
    header: "Embargo",
    cell: ({ getValue }) =>
      getValue() === null ? (
        <span className="text-muted">–</span>
      ) : (
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <Icon name="lock" /> {getValue()}
        </span>
      ),
  }),
]);

// CSS changes display on small screens, which would take the native roles away; said outright, they stay.
const AS = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

type Props = {
  rows: BoardRow[];
  caption: string;
  sorted: { column: string; direction: Direction };
  /** Where a click on a column's head leads, by column. */
  sortHrefs: Readonly<Record<string, string>>;
};

/** The board's table, laid out by `.board` in globals.css. The server filters, sorts and pages; links in the heads ask it to. */
export function BoardTable({ rows, caption, sorted, sortHrefs }: Props) {
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => row.reference,
    manualSorting: true,
    state: { sorting: [{ id: sorted.column, desc: sorted.direction === "descending" }] },
  });
  return (
    <Table caption={caption} {...AS.table} className="board" data-board="">
      <thead {...AS.rowgroup} className="max-md:sr-only">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} {...AS.row}>
            {group.headers.map((header) => (
              <Th key={header.id} {...AS.columnheader} sort={sortOf(header.column.id, sorted, sortHrefs)}>
                <table.FlexRender header={header} />
              </Th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody {...AS.rowgroup}>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id} {...AS.row}>
            {row.getAllCells().map((cell) =>
              cell.column.id === "reference" ? (
                <th key={cell.id} scope="row" {...AS.rowheader}>
                  <table.FlexRender cell={cell} />
                </th>
              ) : (
                <td key={cell.id} {...AS.cell}>
                  <table.FlexRender cell={cell} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function sortOf(column: string, sorted: Props["sorted"], hrefs: Props["sortHrefs"]) {
  const href = hrefs[column];
  if (href === undefined) return undefined;
  return { href, direction: sorted.column === column ? sorted.direction : undefined };
}
