import { expect, test } from "vitest";
import type { ActName } from "@/lib/domain/board/acts";
import { NONE } from "@/lib/domain/board/count";
import type { BoardData, BoardFrame } from "@/lib/domain/board/data";
import { readPlace } from "@/lib/domain/board/place";
import { DEFAULT_PREFERENCES } from "@/lib/domain/board/preferences";
import type { BoardRow } from "@/lib/domain/board/row";
import { BUILT_IN_VIEWS } from "@/lib/domain/board/views";
import { boardCommands } from "./board-commands";
import type { BoardHands, BoardNow } from "./board-hands";

const ACTS: ActName[] = [
  "assign",
  "label",
  "unlabel",
  "severity",
  "move",
  "snooze",
  "wake",
  "watch",
  "unwatch",
];
const frame: BoardFrame = {
  views: Object.entries(BUILT_IN_VIEWS).map(([key, view]) => ({
    key,
    version: null,
    problem: null,
    ...view,
  })),
  products: [{ value: "p1", label: "Example Server" }],
  people: [{ value: "m", label: "Mara Okoye" }],
  labels: [{ id: "l1", name: "regression", tone: "warn" }],
  preferences: DEFAULT_PREFERENCES,
  acts: ACTS,
  sharesViews: false,
  beginning: null,
};
const data: BoardData = {
  place: readPlace({}).place,
  leftOut: [],
  view: { key: "all", version: null, problem: null, ...BUILT_IN_VIEWS.all },
  text: "is:open heap",
  order: { sort: "promise", direction: "ascending" },
  changed: true,
  problems: [],
  count: NONE,
  overdue: NONE,
  previous: null,
  next: null,
  rows: [],
  columns: [],
  stopped: null,
};
const row = {
  id: "1",
  reference: "EX-2026-7KQM2",
  title: "Heap overflow",
  labels: [] as unknown,
} as BoardRow;
const now = (more: Partial<BoardNow> = {}): BoardNow => ({
  data,
  frame,
  preferences: DEFAULT_PREFERENCES,
  report: null,
  cases: [],
  rows: [row],
  ...more,
});

/** A board that writes down what is done to it. */
function writtenDown() {
  const done: unknown[][] = [];
  const note =
    (name: string) =>
    (...rest: unknown[]) => {
      done.push([name, ...rest]);
      return Promise.resolve(true);
    };
  const names = [
    "setView",
    "resetView",
    "setQuery",
    "setOrder",
    "setLayout",
    "prefer",
    "selectAll",
    "clearSelection",
    "open",
    "peek",
    "ask",
    "makeMove",
    "act",
    "undo",
  ];
  return {
    done,
    board: Object.fromEntries(names.map((name) => [name, note(name)])) as unknown as BoardHands,
  };
}

function ran(id: string, state: BoardNow): unknown[] | undefined {
  const { done, board } = writtenDown();
  boardCommands(state, board)
    .find((command) => command.id === id)
    ?.run();
  return done[0];
}

test("each command has a name of its own, and all of them do something", () => {
  const state = now({
    cases: [row],
    report: { words: "Done.", results: [], undo: [{} as never] },
  });
  const { done, board } = writtenDown();
  const commands = boardCommands(state, board);
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  for (const { run } of commands) run();
  expect(done).toHaveLength(commands.length);
});

test("acts are there for chosen cases and for whoever may do them", () => {
  expect(ran("assign", now({ cases: [row] }))).toEqual(["ask", "assign"]);
  expect(ran("assign", now())).toBeUndefined();
  expect(ran("assign", now({ cases: [row], frame: { ...frame, acts: ["watch"] } }))).toBeUndefined();
  expect(ran("watch", now({ cases: [row], frame: { ...frame, acts: ["watch"] } }))).toEqual([
    "act",
    "watch",
    {},
  ]);
  expect(ran("assign-m", now({ cases: [row, row] }))).toEqual(["act", "assign", { personId: "m" }]);
  expect(ran("move-accept", now({ cases: [row] }))).toEqual(["makeMove", "accept"]);
  expect(ran("undo", now())).toBeUndefined();
});

test("one case can be opened and peeked at, several cannot", () => {
  expect(ran("open", now({ cases: [row] }))).toEqual(["open", "EX-2026-7KQM2"]);
  expect(ran("note", now({ cases: [row] }))).toEqual(["open", "EX-2026-7KQM2", "note"]);
  expect(ran("open", now({ cases: [row, row] }))).toBeUndefined();
  expect(ran("row-1", now())).toEqual(["open", "EX-2026-7KQM2"]);
});

test("filters go into the search that stands, and out of it", () => {
  expect(ran("filter-is:overdue", now())).toEqual(["setQuery", "is:open heap is:overdue", "entered"]);
  expect(ran("filter-is:open", now())).toEqual(["setQuery", "heap", "entered"]);
});

test("views, order, layout, density and columns change", () => {
  expect(ran("view-overdue", now())).toEqual(["setView", "overdue"]);
  expect(ran("reset", now())).toEqual(["resetView"]);
  expect(ran("reset", now({ data: { ...data, changed: false } }))).toBeUndefined();
  expect(ran("order-severity", now())).toEqual(["setOrder", { sort: "severity", direction: "descending" }]);
  expect(ran("layout-states", now())).toEqual(["setLayout", "states"]);
  expect(ran("density-32", now())).toEqual(["prefer", { density: 32 }]);
  const columns = DEFAULT_PREFERENCES.columns.filter((name) => name !== "embargo");
  expect(ran("column-embargo", now())).toEqual(["prefer", { columns }]);
});
