import type { ReactElement } from "react";
import { ClockChip } from "@/components/ui/ClockChip";
import { Icon } from "@/components/ui/Icon";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { StateTicks } from "@/components/ui/StateTicks";
import { AS } from "@/components/ui/Table";
import { Who } from "@/components/ui/Who";
import type { BoardColumn } from "@/lib/domain/board/preferences";
import type { BoardRow } from "@/lib/domain/board/row";
import { STATE_WORDS } from "@/lib/domain/case/words";
import { PRIORITY_WORDS } from "@/lib/domain/priority/levels";
import { upperFirst } from "@/lib/domain/text";
import { RowTitle } from "./RowTitle";

const muted = (words: string) => <span className="text-muted">{words}</span>;
const NOTHING = muted("–");

/** What the board knows of a row beside the row. `changed`: by somebody else, since it was shown. */
export type RowMarks = { changed: boolean };

/**
 * What stands in a row, by column: plain functions of the row that are called, not mounted, because a page has several
 * hundred cells. The classes are told by board.css; `room-` ones repeat COLUMN_ROOMS.
 */
export const CELLS: Readonly<Record<BoardColumn, (row: BoardRow, marks: RowMarks) => ReactElement>> = {
  reference: ({ reference }, { changed }) => (
    <th key="reference" scope="row" {...AS.rowheader} className="cell-reference">
      {/* The table follows it without a reload; a link component each would cost more than the rest of the row. */}
      <a href={`/desk/cases/${reference}`} data-case="">
        <bdi>{reference}</bdi>
      </a>
      {changed ? <span className="row-changed">changed</span> : null}
    </th>
  ),
  title: (row) => (
    <td key="title" {...AS.cell} className="cell-title">
      {RowTitle(row)}
    </td>
  ),
  severity: ({ severity, score }) => (
    <td key="severity" {...AS.cell} className="cell-severity">
      {SeverityChip({ severity, score })}
    </td>
  ),
  state: ({ state }) => (
    <td key="state" {...AS.cell} className="cell-state room-narrow">
      {StateTicks({
        position: STATE_WORDS[state].ticks,
        word: STATE_WORDS[state].desk,
        waiting: state === "needs_info",
      })}
    </td>
  ),
  product: ({ product }) => (
    <td key="product" {...AS.cell} title={product ?? undefined} className="room-wide">
      {product === null ? NOTHING : <bdi>{product}</bdi>}
    </td>
  ),
  assignee: ({ assignee }) => (
    <td key="assignee" {...AS.cell} title={assignee ?? undefined} className="room-middle">
      {assignee === null ? muted("nobody") : Who({ name: assignee })}
    </td>
  ),
  promise: ({ clock }) => (
    <td key="promise" {...AS.cell} className="cell-promise">
      {clock ? ClockChip(clock) : NOTHING}
    </td>
  ),
  embargo: ({ embargo }) => (
    <td key="embargo" {...AS.cell} className="room-wide">
      {embargo === null ? (
        NOTHING
      ) : (
        <span className="inline-flex items-center gap-1.5">
          <Icon name="lock" /> {embargo}
        </span>
      )}
    </td>
  ),
  priority: ({ priority }) => (
    <td key="priority" {...AS.cell} className="room-middle">
      {PRIORITY_WORDS[priority]}
    </td>
  ),
  labels: ({ labels }) => (
    <td key="labels" {...AS.cell} className="cell-labels room-middle">
      {labels.length === 0
        ? NOTHING
        : labels.map(({ id, name, tone }) => (
            <span key={id} className={`label label-${tone}`}>
              <bdi>{name}</bdi>
            </span>
          ))}
    </td>
  ),
  received: ({ received }) => (
    <td key="received" {...AS.cell} className="room-middle">
      <time dateTime={received.at}>{received.words}</time>
    </td>
  ),
  activity: ({ activity }) => (
    <td key="activity" {...AS.cell} className="room-middle">
      <time dateTime={activity.at}>{activity.words}</time>
    </td>
  ),
  reporter: ({ reporter }) => (
    <td key="reporter" {...AS.cell} className="room-middle">
      {reporter === null ? NOTHING : upperFirst(reporter)}
    </td>
  ),
  quality: ({ quality }) => (
    <td key="quality" {...AS.cell} className="room-middle">
      {quality === null ? NOTHING : `${quality} of 100`}
    </td>
  ),
};
