import type { BoardData, BoardFrame } from "@/lib/domain/board/data";
import { actsOf } from "./acts";
import type { BoardApi } from "./board-api";
import { BoardCore } from "./board-core";
import type { BoardWindow } from "./board-window";
import { liveOf } from "./live";
import { navigationOf } from "./navigation";
import { oneCaseOf } from "./one-case";
import { Panel } from "./panel";
import { preferencesOf } from "./preferences";
import { Rows } from "./rows";
import { selectionOf } from "./selection";

export type BoardStore = ReturnType<typeof createBoardStore>;

/**
 * The board of one tab: where it is, what it shows, what is selected. Every change of it is a method of one of its parts; they
 * never throw, and what goes wrong stands in the state.
 */
export function createBoardStore(data: BoardData, frame: BoardFrame, api: BoardApi, window: BoardWindow) {
  const core = new BoardCore(data, frame);
  const rows = new Rows(core, api);
  const panel = new Panel(core, api);
  const live = liveOf(core, { rows, panel, api });
  const navigation = navigationOf(core, { rows, panel, live, window });
  const oneCase = oneCaseOf(core, { api, navigation, window });
  return {
    get state() {
      return core.state;
    },
    get place() {
      return core.place;
    },
    subscribe: core.subscribe,
    ...navigation,
    ...live,
    ...oneCase,
    ...selectionOf(core, oneCase),
    ...actsOf(core, { api, live, look: oneCase.look }),
    ...preferencesOf(core, api),
  };
}
