import type { ActName } from "@/lib/domain/board/acts";
import { actedOn, shownRows } from "../../store/board-state";
import type { BoardStore } from "../../store/board-store";
import { useBoard } from "../../use-board";
import { boardCommands } from "../commands/board-commands";
import { type Hands, usePageKeys } from "./DeskKeys";

/** The keys and commands of the board around this component. */
export function useBoardKeys(): void {
  const board = useBoard();
  usePageKeys({
    scope: "board",
    hands: () => boardKeyHands(board),
    commands: () => {
      const { state } = board;
      return boardCommands({ ...state, cases: actedOn(state), rows: shownRows(state.data) }, board);
    },
  });
}

type Board = Pick<
  BoardStore,
  "state" | "cursorRow" | "move" | "select" | "clearSelection" | "open" | "peek" | "ask" | "makeMove" | "undo"
>;

/** What keys do on the board now: those of the case under the cursor need one, and acts need the roles for them. */
export function boardKeyHands(board: Board): Hands {
  const { frame, selected, peek, report } = board.state;
  const at = board.cursorRow() !== null;
  const may = (act: ActName) => frame.acts.includes(act) && actedOn(board.state).length > 0;
  return {
    next: () => board.move(1),
    previous: () => board.move(-1),
    select_next: () => board.move(1, { range: true }),
    select_previous: () => board.move(-1, { range: true }),
    ...(at && {
      select: () => board.select(),
      select_range: () => board.select(undefined, { range: true }),
      open: () => board.open(),
      peek: () => board.peek(),
      note: () => board.open(undefined, "note"),
      reply: () => board.open(undefined, "reply"),
    }),
    ...(peek
      ? { back: () => board.peek(null) }
      : selected.size > 0 && { back: () => board.clearSelection() }),
    ...(may("move") && {
      accept: () => void board.makeMove("accept"),
      reject: () => void board.makeMove("reject"),
      state: () => board.ask("move"),
    }),
    ...(may("duplicate") && { duplicate: () => board.ask("duplicate") }),
    ...(may("assign") && { assign: () => board.ask("assign") }),
    ...(may("severity") && { severity: () => board.ask("severity") }),
    ...(may("label") && { label: () => board.ask("label") }),
    ...(may("snooze") && { snooze: () => board.ask("snooze") }),
    ...(report && report.undo.length > 0 && { undo: () => void board.undo() }),
  };
}
