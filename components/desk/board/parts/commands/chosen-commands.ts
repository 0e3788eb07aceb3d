import type { ActName } from "@/lib/domain/board/acts";
import type { BoardRow } from "@/lib/domain/board/row";
import { DESK_MOVES, type DeskMove } from "@/lib/domain/case/desk-moves";
import { EVENT_WORDS } from "@/lib/domain/case/words";
import type { BoardHands, BoardNow } from "./board-hands";
import type { Command } from "./command";

/** A command that is an act: left out where the roles of this person do not include it. */
type ActLine = Pick<Command, "id" | "label" | "run" | "words" | "key" | "rare"> & { act: ActName };

/** What can be done to the cases that are selected, or the one under the cursor. */
export function chosenCommands(now: BoardNow, board: BoardHands): Command[] {
  const { cases, frame } = now;
  const [first] = cases;
  const note = cases.length === 1 ? first?.reference : `${cases.length} cases`;
  const lines = first
    ? [...formLines(board), ...moveLines(board), ...attentionLines(now, board), ...nameLines(now, board)]
    : [];
  const acts = lines
    .filter(({ act }) => frame.acts.includes(act))
    .map(({ act, ...line }): Command => ({ ...line, group: "Chosen cases", note }));
  return [...acts, ...undoCommands(now, board)];
}

function undoCommands({ report }: BoardNow, board: BoardHands): Command[] {
  if (!report || report.undo.length === 0) return [];
  const run = () => void board.undo();
  return [{ id: "undo", group: "Chosen cases", label: "Undo", note: report.words, key: "undo", run }];
}

function formLines(board: BoardHands): ActLine[] {
  return [
    { act: "assign", id: "assign", label: "Assign …", key: "assign", run: () => board.ask("assign") },
    {
      act: "move",
      id: "state",
      label: "Change the state …",
      words: "move",
      key: "state",
      run: () => board.ask("move"),
    },
    {
      act: "severity",
      id: "severity",
      label: "Rate the severity …",
      key: "severity",
      run: () => board.ask("severity"),
    },
    {
      act: "label",
      id: "label",
      label: "Label …",
      words: "tag",
      key: "label",
      run: () => board.ask("label"),
    },
    {
      act: "snooze",
      id: "snooze",
      label: "Snooze …",
      words: "later hide",
      key: "snooze",
      run: () => board.ask("snooze"),
    },
    {
      act: "duplicate",
      id: "duplicate",
      label: "Mark as a duplicate …",
      key: "duplicate",
      run: () => board.ask("duplicate"),
    },
  ];
}

const MOVE_KEYS: Partial<Record<DeskMove, Command["key"]>> = { accept: "accept", reject: "reject" };

function moveLines(board: BoardHands): ActLine[] {
  return DESK_MOVES.map((move) => ({
    act: "move",
    id: `move-${move}`,
    label: `${EVENT_WORDS[move].button} …`,
    words: move === "reject" ? "state move decline" : "state move",
    key: MOVE_KEYS[move],
    ...(MOVE_KEYS[move] ? {} : { rare: true as const }),
    run: () => void board.makeMove(move),
  }));
}

// What stands so for all of them already is not offered.
function attentionLines({ cases }: BoardNow, board: BoardHands): ActLine[] {
  const some = (is: (row: BoardRow) => boolean, line: ActLine) => (cases.some(is) ? [line] : []);
  const line = (
    act: "watch" | "unwatch" | "wake" | "read" | "unread",
    label: string,
    words = "",
  ): ActLine => ({
    act,
    id: act,
    label,
    words,
    run: () => void board.act(act, {}),
  });
  return [
    ...some(({ watched }) => !watched, line("watch", "Watch", "follow subscribe")),
    ...some(({ watched }) => watched, line("unwatch", "Stop watching", "unfollow")),
    ...some(({ snoozed }) => snoozed, line("wake", "Bring it back", "wake snooze end")),
    ...some(({ unread }) => unread, line("read", "Mark as read", "seen")),
    ...some(({ unread }) => !unread, line("unread", "Mark as unread")),
  ];
}

function nameLines({ cases, frame }: BoardNow, board: BoardHands): ActLine[] {
  const assign = (personId: string, name: string): ActLine => ({
    act: "assign",
    id: `assign-${personId}`,
    label: `Assign to ${name}`,
    rare: true,
    run: () => void board.act("assign", { personId }),
  });
  const mark = (act: "label" | "unlabel", labelId: string, label: string): ActLine => ({
    act,
    id: `${act}-${labelId}`,
    label,
    rare: true,
    run: () => void board.act(act, { labelId }),
  });
  const has = (label: { id: string }, row: BoardRow) => row.labels.some(({ id }) => id === label.id);
  const missing = frame.labels.filter((label) => !cases.every((row) => has(label, row)));
  const there = frame.labels.filter((label) => cases.some((row) => has(label, row)));
  return [
    ...frame.people.map(({ value, label }) => assign(value, label)),
    assign("", "nobody"),
    ...missing.map(({ id, name }) => mark("label", id, `Add the label ${name}`)),
    ...there.map(({ id, name }) => mark("unlabel", id, `Take off the label ${name}`)),
  ];
}
