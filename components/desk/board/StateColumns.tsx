"use client";

import { type DragEvent, useRef, useState } from "react";
import { StateTicks } from "@/components/ui/StateTicks";
import { countNumber } from "@/lib/domain/board/count";
import type { StateColumn, Stopped } from "@/lib/domain/board/data";
import type { BoardRow } from "@/lib/domain/board/row";
import { missingWords } from "@/lib/domain/case/missing-words";
import { STATE_WORDS } from "@/lib/domain/case/words";
import { BoardLink } from "./BoardLink";
import { type BoardMove, movesOfCase } from "./board-moves";
import { StateCard } from "./StateCard";
import { useBoard, useBoardState } from "./use-board";
import { useFocusAtCursor } from "./use-focus-at-cursor";

/** A card on its way, and the moves its case can make; null until they are known. */
type Dragged = { row: BoardRow; moves: readonly BoardMove[] | null };

/** The cases in columns by state. A card is moved by its menu, or dragged; both say what a move lacks before it is made. */
export function StateColumns({ caption }: { caption: string }) {
  const board = useBoard();
  const columns = useBoardState(({ data }) => data.columns);
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const region = useRef<HTMLElement>(null);
  useFocusAtCursor(region);
  const take = (row: BoardRow) => {
    setDragged({ row, moves: null });
    board.look(row.reference).then(
      (found) => setDragged((now) => (now?.row.id === row.id ? { row, moves: movesOfCase(found) } : now)),
      () => setDragged(null),
    );
  };
  return (
    <section
      ref={region}
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="state-columns"
      onDragEnd={() => setDragged(null)}
    >
      {columns.map((column) => (
        <Column
          key={column.state}
          column={column}
          dragged={dragged}
          take={take}
          drop={() => setDragged(null)}
        />
      ))}
    </section>
  );
}

type ColumnProps = {
  column: StateColumn;
  dragged: Dragged | null;
  take: (row: BoardRow) => void;
  drop: () => void;
};

function Column({ column: { state, count, rows, next, stopped }, dragged, take, drop }: ColumnProps) {
  const board = useBoard();
  const text = useBoardState(({ data }) => data.text);
  const selected = useBoardState((board) => board.selected);
  const changed = useBoardState((board) => board.changed);
  const cursor = useBoardState((board) => board.cursor);
  const { desk, ticks } = STATE_WORDS[state];
  const move = dragged?.moves?.find(({ to }) => to === desk) ?? null;
  const over = (event: DragEvent) => {
    if (move) event.preventDefault();
  };
  const land = (event: DragEvent) => {
    event.preventDefault();
    if (move && dragged) void board.makeMove(move.move, [dragged.row]);
    drop();
  };
  return (
    <section
      aria-label={`${desk}, ${countNumber(count)}`}
      className="state-column"
      data-target={move ? "" : undefined}
      onDragOver={over}
      onDrop={land}
    >
      <h2 className="flex items-center gap-2 border-b border-line-strong pb-1.5 text-14">
        <StateTicks position={ticks} word={desk} waiting={state === "needs_info"} />
        <span className="ms-auto font-regular text-muted">{countNumber(count)}</span>
      </h2>
      {move ? (
        <p className="py-1.5 text-13">
          {move.missing.length > 0
            ? `${move.label}. Missing: ${missingWords(move.missing)}.`
            : `${move.label}: nothing is missing.`}
        </p>
      ) : null}
      {rows.length === 0 ? <p className="py-2 text-13 text-muted">{noneWords(stopped)}</p> : null}
      <ul>
        {rows.map((row) => (
          <StateCard
            key={row.id}
            row={row}
            selected={selected.has(row.id)}
            changed={changed.has(row.id)}
            cursor={cursor === row.id}
            take={take}
          />
        ))}
      </ul>
      {next ? (
        <BoardLink
          to={(place) => ({ ...place, layout: "table", text: `${text} state:${state}`, after: next })}
          className="block py-2 text-13"
        >
          {rows.length === 0 ? "Look further" : "More of these"}
        </BoardLink>
      ) : null}
    </section>
  );
}

const noneWords = (stopped: Stopped | null) =>
  stopped ? `None among the first ${stopped.cases.toLocaleString("en")} cases.` : "No case.";
