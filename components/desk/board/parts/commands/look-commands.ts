import { LAYOUTS, type Layout } from "@/lib/domain/board/place";
import {
  BOARD_COLUMNS,
  type BoardColumn,
  type BoardPreferences,
  DENSITIES,
} from "@/lib/domain/board/preferences";
import { opposite, SORTS, type SortName, writeOrder } from "@/lib/domain/search/sorts";
import { upperFirst } from "@/lib/domain/text";
import type { BoardHands, BoardNow } from "./board-hands";
import type { Command } from "./command";

/** In which order, and how, the rows are shown. */
export function orderCommands({ data }: BoardNow, board: BoardHands): Command[] {
  return (Object.keys(SORTS) as SortName[]).flatMap((sort) =>
    [SORTS[sort].starts, opposite(SORTS[sort].starts)].map((direction): Command => {
      const order = { sort, direction };
      return {
        id: `order-${writeOrder(order)}`,
        group: "Order",
        label: upperFirst(SORTS[sort][direction]),
        words: `sort order by ${sort}`,
        note: writeOrder(order) === writeOrder(data.order) ? "now" : undefined,
        rare: true,
        run: () => board.setOrder(order),
      };
    }),
  );
}

const LAYOUT_WORDS: Record<Layout, string> = {
  table: "Show as a table",
  states: "Show as columns of states",
};

export function appearanceCommands({ data, preferences }: BoardNow, board: BoardHands): Command[] {
  const layouts = LAYOUTS.filter((layout) => layout !== data.place.layout).map(
    (layout): Command => ({
      id: `layout-${layout}`,
      group: "Appearance",
      label: LAYOUT_WORDS[layout],
      words: "layout kanban cards list",
      run: () => board.setLayout(layout),
    }),
  );
  const densities = DENSITIES.map(
    (density): Command => ({
      id: `density-${density}`,
      group: "Appearance",
      label: `Rows of ${density} pixels`,
      words: "density compact dense height",
      note: density === preferences.density ? "now" : undefined,
      run: () => board.prefer({ density }),
    }),
  );
  return [...layouts, ...densities, ...columnCommands(preferences, board)];
}

function columnCommands({ columns }: BoardPreferences, board: BoardHands): Command[] {
  return (Object.keys(BOARD_COLUMNS) as BoardColumn[])
    .filter((name) => name !== "reference" && name !== "title")
    .map((name): Command => {
      const shown = columns.includes(name);
      const next = shown ? columns.filter((one) => one !== name) : [...columns, name];
      return {
        id: `column-${name}`,
        group: "Appearance",
        label: `${shown ? "Hide" : "Show"} the column ${BOARD_COLUMNS[name].label}`,
        rare: true,
        run: () => board.prefer({ columns: next }),
      };
    });
}
