import type { ActRefused, ActResult, CaseAct } from "@/lib/domain/board/acts";
import type { BoardData, BoardFrame, QueueCounts } from "@/lib/domain/board/data";
import type { PeekData } from "@/lib/domain/board/peek";
import type { BoardPreferences } from "@/lib/domain/board/preferences";
import type { BoardRow } from "@/lib/domain/board/row";
import type { DeskMove } from "@/lib/domain/case/desk-moves";

/** Why the rows shown may not be what is asked for. `signed-out`: signing in again helps, nothing else does. */
export type Trouble = { kind: "offline" | "signed-out" | "refused"; words: string };

/** The panel beside the rows; `data` is null until it has arrived. */
export type Peek = { reference: string; data: PeekData | null; trouble: string | null };

/** The forms that acts are filled in with, for the cases they are about. */
export type ActForm = { kind: ActFormKind; move?: DeskMove; cases: readonly BoardRow[] };
export type ActFormKind = "assign" | "label" | "severity" | "move" | "duplicate" | "snooze";

/** What the last act did, and what sent back would undo it. */
export type ActReport = {
  words: string;
  results: readonly ActResult[];
  undo: readonly CaseAct[];
};

/** `index`: where its row stood. */
export type Returning = { reference: string; index: number };

export type BoardState = {
  /** What is shown. It may lag behind the address while {@link busy}. */
  data: BoardData;
  frame: BoardFrame;
  /** Filled some moments after the page. */
  counts: QueueCounts["counts"] | null;
  preferences: BoardPreferences;
  /** Rows are on their way because somebody asked for them. */
  busy: boolean;
  trouble: Trouble | null;
  /** Why the last act got no answer that counts: said in its form, or over the rows where it had none. */
  failed: Trouble | null;
  /** Another board took the place of this one's stream: what others do shows after a reload. */
  displaced: boolean;
  /** Ids of rows that are selected; all of them are shown. */
  selected: ReadonlySet<string>;
  /** Where a range of selected rows starts. */
  anchor: string | null;
  /** The id of the row that keys act on. */
  cursor: string | null;
  /** Grows each time a key moves the cursor: the focus follows it then. */
  cursorMoves: number;
  /** The case one comes back from: the cursor goes to its row as soon as that is shown. */
  returning: Returning | null;
  peek: Peek | null;
  /** Ids of rows that somebody else changed since they were shown. */
  changed: ReadonlySet<string>;
  /** The versions that acts of this very board made, by case: what is at that version was not changed by others. */
  own: ReadonlyMap<string, number>;
  /** Newer rows in another order, held back while somebody points at or works on those that are shown. */
  held: BoardData | null;
  form: ActForm | null;
  /** Why the cases of the form were refused, none of them done: the form stays, with what was typed. */
  refused: readonly ActRefused[];
  acting: boolean;
  report: ActReport | null;
  /** Said once to whoever does not see the screen. */
  said: string;
};

export function firstState(data: BoardData, frame: BoardFrame): BoardState {
  const { peek } = data.place;
  return {
    data,
    frame,
    counts: null,
    preferences: frame.preferences,
    busy: false,
    trouble: null,
    failed: null,
    displaced: false,
    selected: NOTHING,
    anchor: null,
    cursor: null,
    cursorMoves: 0,
    returning: null,
    peek: peek === null ? null : { reference: peek, data: null, trouble: null },
    changed: NOTHING,
    own: new Map(),
    held: null,
    form: null,
    refused: [],
    acting: false,
    report: null,
    said: "",
  };
}

export const NOTHING: ReadonlySet<string> = new Set();

/** All rows on the screen, in reading order, whatever the layout. */
export function shownRows({ rows, columns }: BoardData): readonly BoardRow[] {
  return columns.length > 0 ? columns.flatMap((column) => column.rows) : rows;
}

/** The rows that an act is about: the selected ones, or else the one under the cursor. */
export function actedOn(state: BoardState): readonly BoardRow[] {
  const rows = shownRows(state.data);
  if (state.selected.size > 0) return rows.filter(({ id }) => state.selected.has(id));
  return rows.filter(({ id }) => id === state.cursor);
}
