import { readCursor, writeCursor } from "@/lib/domain/board/cursor";
import type { BoardData, BoardView } from "@/lib/domain/board/data";
import { type BoardParams, readPlace, standing } from "@/lib/domain/board/place";
import { isBuiltInView } from "@/lib/domain/board/views";
import { type Reading, read } from "@/lib/server/read";
import { countsOf } from "./counts";
import { type Found, findCases, type Looking } from "./find";
import { pageOf } from "./page";
import { toBoardRow } from "./row";
import { columnsOf } from "./states";
import { findView } from "./views";

/** Everything the board says at this address, as this person may see it (docs/board.md). */
export async function boardAt(looking: Looking, params: BoardParams): Promise<BoardData> {
  return read(looking.actor, (reading) => boardIn(reading, looking, params));
}

/** The same in a transaction that reads more. */
export async function boardIn(reading: Reading, looking: Looking, params: BoardParams): Promise<BoardData> {
  const { place: asked, problems: leftOut } = readPlace(params);
  const { view, found: knowsView } = await findView(reading, asked.view);
  const { parsed, order, changed } = standing(asked, view.search);
  const cursor = asked.after === null ? undefined : readCursor(asked.after, order.sort);
  const place = { ...asked, view: view.key, after: cursor ? asked.after : null };
  if (!knowsView) leftOut.push("view");
  if (place.after !== asked.after) leftOut.push("after");
  const found = await findCases(reading, looking, { parsed, order, usual: isUsual(view, changed) });
  const [shown, { count, overdue }] = await Promise.all([
    place.layout === "states"
      ? columns(reading, looking, found)
      : table(reading, looking, found, cursor ?? null),
    countsOf(reading, found.finding, found.words.sample),
  ]);
  // Of a common word only a sample is counted: there are at least as many as stand here.
  const number = count.more ? Math.max(count.number, shown.rows.length) : count.number;
  return {
    place,
    leftOut: [...new Set(leftOut)],
    view,
    text: place.text ?? view.search,
    order,
    changed,
    problems: found.problems,
    count: { ...count, number },
    overdue,
    ...shown,
  };
}

const isUsual = (view: BoardView, changed: boolean) => isBuiltInView(view.key) && !changed;

type Shown = Pick<BoardData, "rows" | "columns" | "previous" | "next" | "stopped">;

async function table(
  reading: Reading,
  { now }: Looking,
  { finding, words }: Found,
  cursor: Parameters<typeof pageOf>[2],
): Promise<Shown> {
  const page = await pageOf(reading, finding, cursor);
  return {
    rows: page.rows.map((row) => toBoardRow(reading.vaults, row, now)),
    columns: [],
    previous: page.previous && writeCursor(page.previous),
    next: page.next && writeCursor(page.next),
    stopped: page.stopped && finding.tests ? { by: "common word", cases: finding.tests.most } : words.stopped,
  };
}

async function columns(reading: Reading, looking: Looking, found: Found): Promise<Shown> {
  const made = await columnsOf(reading, looking, found);
  return { rows: [], columns: made, previous: null, next: null, stopped: found.words.stopped };
}
