import type { ReactElement } from "react";
import { ClockChip } from "@/components/ui/ClockChip";
import { Icon } from "@/components/ui/Icon";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { StateTicks } from "@/components/ui/StateTicks";
import { Who } from "@/components/ui/Who";
import type { BoardRow } from "@/lib/domain/board/row";
import { STATE_WORDS } from "@/lib/domain/case/words";

export const BOARD_COLUMNS = [
  "reference",
  "title",
  "severity",
  "state",
  "product",
  "assignee",
  "promise",
  "embargo",
] as const;
export type BoardColumn = (typeof BOARD_COLUMNS)[number];

// CSS changes display on small screens, which would take the native roles away; said outright, they stay.
export const AS = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

const muted = (words: string) => <span className="text-muted">{words}</span>;

/**
 * What stands in a row, by column: plain functions of the row that are called, not mounted, because a page has four
 * hundred cells. The classes are told by board.css.
 */
export const CELLS: Readonly<Record<BoardColumn, (row: BoardRow) => ReactElement>> = {
  reference: ({ reference }) => (
    <th key="reference" scope="row" {...AS.rowheader}>
      {/* The table follows it without a reload; a link component each would cost more than the rest of the row. */}
      <a href={`/desk/cases/${reference}`} data-case="">
        <bdi>{reference}</bdi>
      </a>
    </th>
  ),
  title: ({ title, why }) => (
    <td key="title" {...AS.cell} className="cell-title">
      <bdi>{title}</bdi>
      <span>{why}</span>
    </td>
  ),
  severity: ({ severity, score }) => (
    <td key="severity" {...AS.cell} className="cell-severity">
      {SeverityChip({ severity, score })}
    </td>
  ),
  state: ({ state }) => (
    <td key="state" {...AS.cell} className="cell-state">
      {StateTicks({
        position: STATE_WORDS[state].ticks,
        word: STATE_WORDS[state].desk,
        waiting: state === "needs_info",
      })}
    </td>
  ),
  product: ({ product }) => (
    <td key="product" {...AS.cell} className="cell-product">
      {product ?? "–"}
    </td>
  ),
  assignee: ({ assignee }) => (
    <td key="assignee" {...AS.cell}>
      {assignee === null ? muted("nobody") : Who({ name: assignee })}
    </td>
  ),
  promise: ({ clock }) => (
    <td key="promise" {...AS.cell} className="cell-promise">
      {clock ? ClockChip(clock) : muted("–")}
    </td>
  ),
  embargo: ({ embargo }) => (
    <td key="embargo" {...AS.cell}>
      {embargo === null ? (
        muted("–")
      ) : (
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <Icon name="lock" /> {embargo}
        </span>
      )}
    </td>
  ),
};
