import type { BoardCore } from "./board-core";
import type { OneCase } from "./one-case";
import { withAllToggled, withMovedCursor, withoutSelection, withToggled } from "./selected-rows";

type Range = { range?: boolean };

/** The cursor and what is selected. */
export function selectionOf(core: BoardCore, { peekAt }: Pick<OneCase, "peekAt">) {
  return {
    /** Moves the cursor by so many rows; with `range` selects what it passes. An open panel follows. */
    move(step: number, { range = false }: Range = {}): void {
      core.set(withMovedCursor(core.state, step, { range }));
      if (core.place.peek !== null) peekAt();
    },

    setCursor(id: string): void {
      if (id !== core.state.cursor) core.patch({ cursor: id });
    },

    /** Selects the row, or takes it out of the selection. Without an id: the row under the cursor. */
    select(id: string | null = core.state.cursor, { range = false }: Range = {}): void {
      if (id !== null) core.set(withToggled(core.state, id, { range }));
    },

    /** Every row on the screen; all of them selected already: none. */
    selectAll(): void {
      core.set(withAllToggled(core.state));
    },

    clearSelection(): void {
      core.set(withoutSelection(core.state));
    },
  };
}
