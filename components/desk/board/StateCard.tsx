"use client";

import { memo } from "react";
import { Button } from "@/components/ui/Button";
import { ClockChip } from "@/components/ui/ClockChip";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { Who } from "@/components/ui/Who";
import type { BoardRow } from "@/lib/domain/board/row";
import { isPlainClick } from "./plain-click";
import { RowTitle } from "./RowTitle";
import { useBoard, useBoardState } from "./use-board";

type Props = {
  row: BoardRow;
  selected: boolean;
  changed: boolean;
  cursor: boolean;
  /** The card is picked up. */
  take: (row: BoardRow) => void;
};

/** A case as a card. What it can do stands in its Move menu; dragging comes on top of that. */
export const StateCard = memo(function StateCard({ row, selected, changed, cursor, take }: Props) {
  const board = useBoard();
  const mayMove = useBoardState(({ frame }) => frame.acts.includes("move"));
  return (
    <li
      className="state-card"
      data-row={row.id}
      data-selected={selected || undefined}
      data-cursor={cursor || undefined}
      draggable={mayMove}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", row.reference);
        take(row);
      }}
      onFocus={() => board.setCursor(row.id)}
    >
      <div className="flex flex-wrap items-center gap-x-2">
        <input
          type="checkbox"
          className="noscript:hidden"
          aria-label={`Select ${row.reference}`}
          checked={selected}
          onChange={() => {}}
          onClick={(event) => board.select(row.id, { range: event.shiftKey })}
        />
        <a
          href={`/desk/cases/${row.reference}`}
          data-case=""
          className="font-mono text-13"
          onClick={(event) => {
            if (!isPlainClick(event)) return;
            event.preventDefault();
            board.open(row.reference);
          }}
        >
          <bdi>{row.reference}</bdi>
        </a>
        {changed ? <span className="row-changed">changed</span> : null}
        {mayMove ? (
          <Button
            type="button"
            variant="quiet"
            size="small"
            aria-label={`Move ${row.reference}`}
            className="ms-auto noscript:hidden"
            onClick={() => board.ask("move", { cases: [row] })}
          >
            Move
          </Button>
        ) : null}
      </div>
      <div className="cell-title mt-1">{RowTitle(row)}</div>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-13">
        {SeverityChip({ severity: row.severity, score: row.score })}
        {row.clock ? ClockChip(row.clock) : null}
        {row.assignee === null ? null : Who({ name: row.assignee })}
      </div>
    </li>
  );
});
