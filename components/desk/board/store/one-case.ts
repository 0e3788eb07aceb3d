import type { LikelyCases, PeekData } from "@/lib/domain/board/peek";
import { readPlace } from "@/lib/domain/board/place";
import type { BoardRow } from "@/lib/domain/board/row";
import type { BoardApi } from "./board-api";
import type { BoardCore } from "./board-core";
import { shownRows } from "./board-state";
import type { BoardWindow } from "./board-window";
import type { Navigation } from "./navigation";

/** Every case, whatever the view shows. */
const ANYWHERE = readPlace({}).place;

type Parts = { api: BoardApi; navigation: Navigation; window: BoardWindow };

/** The case under the cursor: its page, and the panel beside the rows. */
export function oneCaseOf(core: BoardCore, { api, navigation, window }: Parts) {
  const cursorRow = (): BoardRow | null =>
    shownRows(core.state.data).find(({ id }) => id === core.state.cursor) ?? null;
  return {
    cursorRow,

    /** The page of a case: the one under the cursor, or this one. `at`: "note" or "reply" go to where one writes. */
    open(reference: string | null = cursorRow()?.reference ?? null, at?: "note" | "reply"): void {
      if (reference !== null) window.leave(`/desk/cases/${reference}${at ? `?write=${at}#write` : ""}`);
    },

    /** One case with the moves it can make now, for menus and forms. @throws NoAnswer */
    look: (reference: string): Promise<PeekData> => api.peek(reference),

    /** A few cases with these words, closed ones too. @throws NoAnswer */
    async find(words: string, signal: AbortSignal): Promise<readonly BoardRow[]> {
      const { rows } = await api.rows({ ...ANYWHERE, text: words }, { signal });
      return rows;
    },

    /** Earlier cases that this one may repeat, likeliest first. @throws NoAnswer */
    async likely(reference: string, signal: AbortSignal): Promise<LikelyCases["cases"]> {
      return (await api.likely(reference, { signal })).cases;
    },

    /** Opens the panel for the case under the cursor, or this one; if it shows that already, closes it. null closes it. */
    peek(reference: string | null = cursorRow()?.reference ?? null): void {
      const next = reference === core.place.peek ? null : reference;
      navigation.goTo({ ...core.place, peek: next }, "replace");
      // The focus goes back to the row that the panel was about.
      if (next === null) core.patch({ cursorMoves: core.state.cursorMoves + 1 });
    },

    /** Shows the case under the cursor in the panel. */
    peekAt(): void {
      const reference = cursorRow()?.reference;
      if (reference && reference !== core.place.peek)
        navigation.goTo({ ...core.place, peek: reference }, "replace");
    },
  };
}

export type OneCase = ReturnType<typeof oneCaseOf>;
