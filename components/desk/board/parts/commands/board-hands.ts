import type { ActInputs, ActName } from "@/lib/domain/board/acts";
import type { Layout } from "@/lib/domain/board/place";
import type { BoardPreferences } from "@/lib/domain/board/preferences";
import type { BoardRow } from "@/lib/domain/board/row";
import type { DeskMove } from "@/lib/domain/case/desk-moves";
import type { Order } from "@/lib/domain/search/sorts";
import type { ActFormKind, BoardState } from "../../store/board-state";

/** What commands do to a board: the methods of its store. */
export type BoardHands = {
  setView(key: string): void;
  resetView(): void;
  setQuery(text: string, how: "entered"): void;
  setOrder(order: Order): void;
  setLayout(layout: Layout): void;
  prefer(part: Partial<BoardPreferences>): void;
  selectAll(): void;
  clearSelection(): void;
  open(reference: string | null, at?: "note" | "reply"): void;
  peek(reference: string): void;
  ask(kind: ActFormKind): void;
  makeMove(move: DeskMove): Promise<void>;
  act<Name extends ActName>(act: Name, input: ActInputs[Name]): Promise<boolean>;
  undo(): Promise<boolean>;
};

/** What of the board its commands depend on; `cases`: those an act is about, `rows`: all that are shown. */
export type BoardNow = Pick<BoardState, "data" | "frame" | "preferences" | "report"> & {
  cases: readonly BoardRow[];
  rows: readonly BoardRow[];
};
