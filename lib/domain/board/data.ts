import type { CaseState } from "@/lib/domain/case/states";
import type { Order } from "@/lib/domain/search/sorts";
import type { Problem } from "@/lib/domain/search/values";
import type { ActName } from "./acts";
import type { Count } from "./count";
import type { BoardPlace } from "./place";
import type { BoardPreferences } from "./preferences";
import type { BoardRow, CaseLabel } from "./row";

/**
 * A view as the rail lists it: built in, somebody's own, or everybody's. `version` is null for built-in ones. `problem` says
 * what its search asks for that is not there (any more): what it finds then means nothing.
 */
export type BoardView = {
  key: string;
  label: string;
  group: "queues" | "cases" | "own" | "shared";
  search: string;
  version: number | null;
  problem: string | null;
};

/**
 * Looking went no further than this: through so many cases in the order shown for a word that stands in many (`next` goes on
 * from there), or through the newest so many for an exact phrase.
 */
export type Stopped = { by: "common word" | "phrase"; cases: number };

/** The cases of one state, as a column of cards. `next` is the cursor of the page of these cases that follows. */
export type StateColumn = {
  state: CaseState;
  count: Count;
  rows: readonly BoardRow[];
  next: string | null;
  stopped: Stopped | null;
};

/** Everything one answer of the board says: what the page shows and `GET /api/v1/cases` gives (docs/board.md). */
export type BoardData = {
  /** What the address said; what makes no sense there is left out and named in `leftOut`. */
  place: BoardPlace;
  leftOut: readonly string[];
  view: BoardView;
  /** What the search box shows: the view's search, or the one that was typed instead. */
  text: string;
  order: Order;
  /** The search or the order is not the view's own. */
  changed: boolean;
  /** What is wrong with `text`, and where in it. */
  problems: readonly Problem[];
  count: Count;
  overdue: Count;
  /** Cursors for `place.after`; null where there is no such page. */
  previous: string | null;
  next: string | null;
  /** In the layout "table". */
  rows: readonly BoardRow[];
  /** In the layout "states". */
  columns: readonly StateColumn[];
  /** Of the table, or of any column. */
  stopped: Stopped | null;
};

export type Choice = { value: string; label: string };

/** A desk to which nobody has reported anything yet. `steps`: how far it is set up, for whoever may do that. */
export type Beginning = {
  steps: { policyVersion: number; policyKept: boolean; people: number; sendsMail: boolean } | null;
};

/** What stands around the rows and changes rarely; the page brings it once. */
export type BoardFrame = {
  views: readonly BoardView[];
  products: readonly Choice[];
  people: readonly Choice[];
  labels: readonly CaseLabel[];
  preferences: BoardPreferences;
  /** Acts that the roles of this person include; whether one can be done to a case is asked with it. */
  acts: readonly ActName[];
  /** May change the views that are everybody's. */
  sharesViews: boolean;
  /** Set while there is no case at all. */
  beginning: Beginning | null;
};

/**
 * `GET /api/v1/queues`: how many cases each view of the rail finds; null where finding out would cost too much, and where the
 * view asks for something that is not there.
 */
export type QueueCounts = { counts: Readonly<Record<string, { count: Count; late: boolean } | null>> };
