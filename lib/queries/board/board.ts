import { NONE } from "@/lib/domain/board/count";
import { type Cursor, readCursor, writeCursor } from "@/lib/domain/board/cursor";
import type { BoardData, BoardView } from "@/lib/domain/board/data";
import { type BoardParams, readPlace, standing } from "@/lib/domain/board/place";
import { isBuiltInView } from "@/lib/domain/board/views";
import type { Parsed } from "@/lib/domain/search/parse";
import { type Reading, read } from "@/lib/server/read";
import { isTimeout } from "@/lib/server/timeout";
import { searchTurns } from "@/lib/server/turns";
import { beyondCap } from "./beyond-cap";
import { type Counts, countsOf, countsOfRows } from "./counts";
import { type Found, findCases, type Looking } from "./find";
import { atLeastShown, pageOf, stoppedAt } from "./page";
import { toBoardRow } from "./row";
import { columnsOf } from "./states";
import { findView } from "./views";

/** Everything the board says at this address, as this person may see it (docs/board.md). */
export async function boardAt(looking: Looking, params: BoardParams): Promise<BoardData> {
  return boardWith(looking, params, async (data) => data);
}

/** The same, with what `beside` reads in the same transaction. A search that takes too long is answered without cases. */
export async function boardWith<All>(
  looking: Looking,
  params: BoardParams,
  beside: (data: Promise<BoardData>, reading: Reading) => Promise<All>,
): Promise<All> {
  const look = async () => {
    try {
      return await read(looking.actor, (reading) => beside(boardIn(reading, looking, params), reading));
    } catch (error) {
      if (!isTimeout(error)) throw error;
      return read(looking.actor, (reading) => beside(boardWithoutCases(reading, params), reading));
    }
  };
  return searchTurns().take(looking.actor.personId, look, looking);
}

type Said = Pick<BoardData, "place" | "leftOut" | "view" | "text" | "order" | "changed">;

/** What the address says, and the view it names. */
async function addressed(
  reading: Reading,
  params: BoardParams,
): Promise<Said & { parsed: Parsed; cursor: Cursor | null }> {
  const { place: asked, problems } = readPlace(params);
  const { view, found } = await findView(reading, asked.view);
  const { parsed, order, changed } = standing(asked, view.search);
  const cursor = asked.after === null ? null : (readCursor(asked.after, order.sort) ?? null);
  const place = { ...asked, view: view.key, after: cursor && asked.after };
  const leftOut = [
    ...problems,
    ...(found ? [] : ["view"]),
    ...(asked.after !== null && cursor === null ? ["after"] : []),
  ];
  const text = place.text ?? view.search;
  return { place, leftOut: [...new Set(leftOut)], view, text, order, changed, parsed, cursor };
}

async function boardIn(reading: Reading, looking: Looking, params: BoardParams): Promise<BoardData> {
  const { parsed, cursor, ...said } = await addressed(reading, params);
  const { view, order, changed, place } = said;
  const usual = isUsual(view, changed);
  const found = await findCases(reading, looking, { parsed, order, usual });
  const showing =
    place.layout === "states" ? inColumns(reading, looking, found) : inTable(reading, looking, found, cursor);
  const counted = () =>
    countsOf(reading, found.finding, found.words.sample, usual ? beyondIn(looking, view) : null);
  // The usual views have more than a page: their numbers are asked for at once. What stands on one page whole is counted there.
  const early = usual ? counted() : null;
  early?.catch(() => undefined);
  const { seen, ...shown } = await showing;
  const { count, overdue } = early ? await early : (seen ?? (await counted()));
  return { ...said, problems: found.problems, count: atLeastShown(count, shown), overdue, ...shown };
}

const isUsual = (view: BoardView, changed: boolean) => isBuiltInView(view.key) && !changed;

const beyondIn = ({ actor, now }: Looking, { key }: BoardView) =>
  beyondCap(`${actor.personId} ${[...actor.roles].sort().join()} ${key}`, now);

const TOO_SLOW = "This search takes too long. A state, a product or a span of time makes it shorter.";

async function boardWithoutCases(reading: Reading, params: BoardParams): Promise<BoardData> {
  const { parsed, cursor, ...said } = await addressed(reading, params);
  const whole = { from: 0, to: said.text.length, message: TOO_SLOW };
  return { ...said, problems: [...parsed.problems, whole], count: NONE, overdue: NONE, ...NOTHING_SHOWN };
}

type Shown = Pick<BoardData, "rows" | "columns" | "previous" | "next" | "stopped">;

/** What is shown, and how many there are where that is all of them. */
type Seen = Shown & { seen: Counts | null };

const NOTHING_SHOWN: Shown = { rows: [], columns: [], previous: null, next: null, stopped: null };

async function inTable(
  reading: Reading,
  { now }: Looking,
  { finding, words }: Found,
  cursor: Cursor | null,
): Promise<Seen> {
  const page = await pageOf(reading, finding, cursor);
  const whole = !page.previous && !page.next && !page.stopped && words.stopped === null;
  return {
    ...NOTHING_SHOWN,
    seen: whole ? countsOfRows(page.rows, now) : null,
    rows: page.rows.map((row) => toBoardRow(reading.vaults, row, now)),
    previous: page.previous && writeCursor(page.previous),
    next: page.next && writeCursor(page.next),
    stopped: stoppedAt(page, finding, words),
  };
}

async function inColumns(reading: Reading, looking: Looking, found: Found): Promise<Seen> {
  const columns = await columnsOf(reading, looking, found);
  const stopped = columns.find((column) => column.stopped)?.stopped ?? null;
  return { ...NOTHING_SHOWN, seen: null, columns, stopped };
}
