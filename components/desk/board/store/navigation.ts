import type { BoardData, BoardFrame } from "@/lib/domain/board/data";
import { type BoardPlace, type Layout, writePlace } from "@/lib/domain/board/place";
import type { Order } from "@/lib/domain/search/sorts";
import { rowsKey } from "./answer-shelf";
import type { BoardCore } from "./board-core";
import type { Returning } from "./board-state";
import type { BoardWindow } from "./board-window";
import type { Live } from "./live";
import { withAskedRows } from "./newer-rows";
import type { Panel } from "./panel";
import type { Rows } from "./rows";
import { withReturned } from "./selected-rows";

type Visit = "push" | "replace" | "stay";

/** Typing waits this long for the next letter. */
const TYPING_MS = 250;

type Parts = { rows: Rows; panel: Panel; live: Live; window: BoardWindow };

/** Where the board is: search, view, order, layout and page, each a step in the browser's history. */
export function navigationOf(core: BoardCore, { rows, panel, live, window }: Parts) {
  let typing: ReturnType<typeof setTimeout> | undefined;
  /** The present entry of the history was made by typing; more typing replaces it. */
  let typed = false;

  const navigation = {
    /**
     * Another search. "typed" while somebody types: waits for the next letter and keeps to one entry of the history.
     * "entered" for filters, Enter and chosen suggestions: a step that Back undoes. null: the view's own search.
     */
    setQuery(text: string | null, how: "typed" | "entered" = "entered"): void {
      clearTimeout(typing);
      // As the server reads it from the address: a place and its answer have the same text.
      const search = text?.trim() ?? null;
      const place = { ...core.place, text: search, after: null };
      if (how === "typed") {
        typing = setTimeout(() => {
          navigation.goTo(place, typed ? "replace" : "push");
          typed = true;
        }, TYPING_MS);
        return;
      }
      const here = typed && search === core.place.text;
      navigation.goTo(place, here ? "stay" : typed ? "replace" : "push");
    },

    /** A view as it comes: its own search and order. */
    setView(key: string): void {
      navigation.goTo({ ...core.place, view: key, text: null, order: null, after: null, peek: null });
    },

    /** Search and order are the view's own again. */
    resetView(): void {
      navigation.setView(core.place.view);
    },

    setOrder(order: Order): void {
      navigation.goTo({ ...core.place, order, after: null });
    },

    setLayout(layout: Layout): void {
      navigation.goTo({ ...core.place, layout, after: null });
    },

    /** To any place of the board; Back returns from it. */
    goTo(place: BoardPlace, visit: Visit = "push"): void {
      clearTimeout(typing);
      typed = false;
      const before = core.place;
      core.place = place;
      // What was done was done to the cases of the search before.
      if (before.view !== place.view || before.text !== place.text) core.patch({ report: null });
      const address = `/desk/board${writePlace(place)}`;
      if (visit === "push" && writePlace(before) !== writePlace(place)) window.push(address);
      else if (visit === "replace") window.replace(address);
      panel.show(place.peek);
      if (rowsKey(before) !== rowsKey(place) || core.state.trouble !== null) void rows.ask();
    },

    /**
     * The page is there. `old`: the browser brought back what was shown before; the address may say something else by now.
     * `from`: the case one comes back from.
     */
    arrive({ old, from }: { old: boolean; from: Returning | null }): void {
      void live.fetchCounts();
      core.set(withReturned({ ...core.state, returning: from }, { all: !old }));
      if (old) navigation.returned();
      if (old) void live.reload({ unattended: true });
      else panel.show(core.place.peek);
    },

    /** The browser went back or forward. */
    returned(): void {
      navigation.goTo(window.place(), "stay");
    },

    /** The server made the page again. */
    adopt(data: BoardData, frame: BoardFrame): void {
      rows.abandon();
      core.place = data.place;
      core.set({ ...withAskedRows(core.state, data), frame });
      panel.show(data.place.peek);
    },
  };
  return navigation;
}

export type Navigation = ReturnType<typeof navigationOf>;
