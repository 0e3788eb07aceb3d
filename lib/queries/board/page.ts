import type { Count } from "@/lib/domain/board/count";
import type { Cursor } from "@/lib/domain/board/cursor";
import type { Stopped } from "@/lib/domain/board/data";
import type { Order, SortName } from "@/lib/domain/search/sorts";
import type { Reading } from "@/lib/server/read";
import { type Finding, type Placed, sliceOf } from "./slice";
import { walksOf } from "./sorting";
import type { WordPlan } from "./words/plan";

/** Rows of one page. */
export const PAGE_SIZE = 50;

export type Page = {
  rows: readonly Placed[];
  previous: Cursor | null;
  next: Cursor | null;
  /** Tests went no further; the page on that side goes on from there. */
  stopped: boolean;
};

/**
 * A page of what is asked for: the first one, the one after a row, or the one before it. Where fewer rows than a page lie
 * before, the first page is shown, and so it is where none lie after: nobody wants half of one. Where cases are tested one by
 * one, pages are as long as what was found on the way.
 */
export async function pageOf(
  reading: Reading,
  finding: Finding,
  at: Cursor | null,
  size = PAGE_SIZE,
): Promise<Page> {
  const page = await pageAt(reading, finding, at, size);
  const few = at?.way === "before" ? page.rows.length < size : page.rows.length === 0;
  return at !== null && few && finding.tests === null ? pageAt(reading, finding, null, size) : page;
}

/** Where looking for the rows of a page ended early, by its walk or by its words before it. */
export function stoppedAt(page: Page, { tests }: Finding, words: WordPlan): Stopped | null {
  return page.stopped && tests ? { by: "common word", cases: tests.most } : words.stopped;
}

/** Of a common word only a sample is counted: there are at least as many as stand here. */
export function atLeastShown(count: Count, { rows }: { rows: readonly unknown[] }): Count {
  return count.more ? { ...count, number: Math.max(count.number, rows.length) } : count;
}

/** The rows on that side of a row, however few they are: who goes on from there has the others already. */
export async function pageAt(
  reading: Reading,
  finding: Finding,
  at: Cursor | null,
  size: number,
): Promise<Page> {
  const way = at?.way ?? "after";
  const slice = await sliceOf(reading, finding, { way, start: at, count: size + 1 });
  const shown = slice.rows.slice(0, size);
  const more = slice.rows.length > size;
  const { order } = finding;
  const edgeAt = (row: Placed | undefined, on: Cursor["way"]) => cursorAt(order.sort, row, on);
  const edge = more
    ? edgeAt(shown.at(-1), way)
    : slice.stoppedAt && { sort: order.sort, ...slice.stoppedAt, way };
  const stopped = slice.stoppedAt !== null;
  if (way === "before") {
    const rows = shown.toReversed();
    return { rows, previous: edge, next: edgeAt(rows.at(-1), "after") ?? turned(at, order), stopped };
  }
  const back = at === null ? null : (edgeAt(shown[0], "before") ?? turned(at, order));
  return { rows: shown, previous: back, next: edge, stopped };
}

function cursorAt(sort: SortName, row: Placed | undefined, way: Cursor["way"]): Cursor | null {
  return row ? { sort, section: row.section, value: row.key, id: row.id, way } : null;
}

const LOWEST_ID = "00000000-0000-0000-0000-000000000000";
const HIGHEST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

// A page on which no case passed is left the way it was entered, with the row it was entered at.
function turned(at: Cursor | null, order: Order): Cursor | null {
  if (at === null) return null;
  const walk = walksOf(order, at.way).find(({ section }) => section === at.section);
  const id = walk?.descending ? LOWEST_ID : HIGHEST_ID;
  return { ...at, id, way: at.way === "after" ? "before" : "after" };
}
