"use client";

import { Button } from "@/components/ui/Button";
import type { ActName } from "@/lib/domain/board/acts";
import type { PeekData } from "@/lib/domain/board/peek";
import { missingWords } from "@/lib/domain/case/missing-words";
import { movesOfCase } from "./board-moves";
import { useBoard, useBoardState } from "./use-board";

/** What can be done to the case in the panel; a move says before it is made what it still lacks. */
export function PeekActs({ data }: { data: PeekData }) {
  const board = useBoard();
  const acts = useBoardState(({ frame }) => frame.acts);
  const acting = useBoardState((state) => state.acting);
  const { row } = data;
  const moves = movesOfCase(data);
  const press = (label: string, act: ActName, onClick: () => void) =>
    acts.includes(act) ? (
      <Button key={label} type="button" variant="quiet" size="small" disabled={acting} onClick={onClick}>
        {label}
      </Button>
    ) : null;
  return (
    <div className="mt-3 border-t border-line pt-2.5">
      <div className="flex flex-wrap gap-2">
        {press("Assign", "assign", () => board.ask("assign", { cases: [row] }))}
        {press("Severity", "severity", () => board.ask("severity", { cases: [row] }))}
        {press("Label", "label", () => board.ask("label", { cases: [row] }))}
        {press("Snooze", "snooze", () => board.ask("snooze", { cases: [row] }))}
        {row.watched
          ? press("Stop watching", "unwatch", () => void board.act("unwatch", {}, [row]))
          : press("Watch", "watch", () => void board.act("watch", {}, [row]))}
        {row.unread
          ? press("Mark as read", "read", () => void board.act("read", {}, [row]))
          : press("Mark as unread", "unread", () => void board.act("unread", {}, [row]))}
      </div>
      {moves.length > 0 ? (
        <ul aria-label="Moves" className="mt-2.5 grid gap-1.5">
          {moves.map(({ move, label, to, missing }) => (
            <li key={move} className="flex flex-wrap items-baseline gap-x-3">
              <button
                type="button"
                disabled={acting}
                className="min-h-6 cursor-pointer text-accent underline underline-offset-[0.2em]"
                onClick={() => void board.makeMove(move, [row])}
              >
                {label}
              </button>
              <span className="text-13 text-muted">
                {missing.length > 0 ? `Missing: ${missingWords(missing)}` : to ? `To “${to}”` : ""}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
