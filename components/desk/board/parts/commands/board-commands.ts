import { filterParts } from "../search/filter-parts";
import { hasPart, withPartToggled } from "../search/parts";
import type { BoardHands, BoardNow } from "./board-hands";
import { chosenCommands } from "./chosen-commands";
import type { Command } from "./command";
import { appearanceCommands, orderCommands } from "./look-commands";
import { rowCommands } from "./row-commands";

/** Everything the board can do, as lines of the command menu. */
export function boardCommands(now: BoardNow, board: BoardHands): Command[] {
  return [
    ...chosenCommands(now, board),
    ...rowCommands(now, board),
    ...viewCommands(now, board),
    ...filterCommands(now, board),
    ...orderCommands(now, board),
    ...appearanceCommands(now, board),
  ];
}

function viewCommands({ data, frame }: BoardNow, board: BoardHands): Command[] {
  const views = frame.views.map(
    ({ key, label, group }): Command => ({
      id: `view-${key}`,
      group: "Views",
      label,
      words: `view queue ${group}`,
      note: key === data.view.key ? "shown now" : undefined,
      run: () => board.setView(key),
    }),
  );
  if (!data.changed) return views;
  return [
    { id: "reset", group: "Views", label: `Reset to ${data.view.label}`, run: () => board.resetView() },
    ...views,
  ];
}

function filterCommands({ data, frame }: BoardNow, board: BoardHands): Command[] {
  return filterParts(frame).map(({ part, label, words, rare }): Command => {
    const there = hasPart(data.text, part);
    return {
      id: `filter-${part}`,
      group: "Filter",
      label,
      words: `filter only ${words}`,
      note: there ? "in the search, take it out" : part,
      ...(rare && !there ? { rare } : {}),
      run: () => board.setQuery(withPartToggled(data.text, part), "entered"),
    };
  });
}
