import type { BoardHands, BoardNow } from "./board-hands";
import type { Command } from "./command";

/** Going to the rows that are shown, and choosing among them. */
export function rowCommands({ cases, rows }: BoardNow, board: BoardHands): Command[] {
  const [only, ...others] = cases;
  const about = (reference: string): Command[] => [
    {
      id: "open",
      group: "Chosen cases",
      label: "Open",
      note: reference,
      key: "open",
      run: () => board.open(reference),
    },
    {
      id: "peek",
      group: "Chosen cases",
      label: "Peek",
      note: reference,
      key: "peek",
      run: () => board.peek(reference),
    },
    {
      id: "note",
      group: "Chosen cases",
      label: "Write a note",
      note: reference,
      key: "note",
      run: () => board.open(reference, "note"),
    },
    {
      id: "reply",
      group: "Chosen cases",
      label: "Reply to the reporter",
      note: reference,
      key: "reply",
      run: () => board.open(reference, "reply"),
    },
  ];
  return [
    ...(only && others.length === 0 ? about(only.reference) : []),
    { id: "select-all", group: "Cases shown", label: "Select all cases shown", run: () => board.selectAll() },
    ...(cases.length > 0
      ? [
          {
            id: "clear",
            group: "Cases shown" as const,
            label: "Clear the selection",
            run: () => board.clearSelection(),
          },
        ]
      : []),
    ...rows.map(
      ({ id, reference, title }): Command => ({
        id: `row-${id}`,
        group: "Cases shown",
        label: reference,
        note: title,
        words: title,
        rare: true,
        run: () => board.open(reference),
      }),
    ),
  ];
}
