import { NONE } from "@/lib/domain/board/count";
import type { BoardData, BoardFrame } from "@/lib/domain/board/data";
import type { PeekData } from "@/lib/domain/board/peek";
import { readPlace } from "@/lib/domain/board/place";
import { DEFAULT_PREFERENCES } from "@/lib/domain/board/preferences";
import type { BoardRow } from "@/lib/domain/board/row";

export const row = (id: string, version = 1): BoardRow => ({
  id,
  version,
  reference: `EX-2026-${id}`,
  title: `Case ${id}`,
  why: "",
  state: "new",
  severity: null,
  score: null,
  product: null,
  assignee: null,
  assigneeId: null,
  clock: null,
  embargo: null,
  priority: "normal",
  labels: [],
  received: { words: "1 d", at: "2026-11-19T00:00:00.000Z" },
  activity: { words: "1 d", at: `2026-11-19T00:00:0${version}.000Z` },
  reporter: null,
  quality: null,
  unread: false,
  watched: false,
  snoozed: false,
  waits: null,
  restricted: false,
});

export const showing = (...rows: BoardRow[]): BoardData => ({
  place: readPlace({}).place,
  leftOut: [],
  view: { key: "all", label: "All open", group: "cases", search: "is:open", version: null, problem: null },
  text: "is:open",
  order: { sort: "promise", direction: "ascending" },
  changed: false,
  problems: [],
  count: { number: rows.length, more: false },
  overdue: NONE,
  previous: null,
  next: null,
  rows,
  columns: [],
  stopped: null,
});

export const frame: BoardFrame = {
  views: [],
  products: [],
  people: [],
  labels: [],
  preferences: DEFAULT_PREFERENCES,
  acts: [],
  sharesViews: false,
  beginning: null,
};

/** A case in the panel, with nothing to do but these moves. */
export const looking = (of: BoardRow, moves: PeekData["moves"] = []): PeekData => ({
  row: of,
  reporter: null,
  promises: [],
  report: [],
  messages: [],
  vulnerabilities: [],
  files: 0,
  watchers: [],
  moves,
});
