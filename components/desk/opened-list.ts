import type { BoardData } from "@/lib/domain/board/data";

/**
 * The rows of the board that a case was opened from. They stay in this tab: the address of a case is passed on, and must not
 * say what somebody searched for.
 */
export type OpenedList = {
  /** The board's query, as it stands in its address. */
  search: string;
  references: readonly string[];
  /** The case that was looked at last. */
  at: string | null;
  /** Cases on the pages before this one; null where nobody counted. */
  before: number | null;
  /** How many there are in all, as the board says it. */
  total: string;
  previous: string | null;
  next: string | null;
  /** A case was looked at since the board was left. */
  visited: boolean;
};

type Page = Pick<BoardData, "previous" | "next"> & {
  search: string;
  references: readonly string[];
  total: string;
};

const after = ({ search }: { search: string }) => new URLSearchParams(search).get("after");

/** The list that one page of the board is, known to come behind or before an earlier one. */
export function listOf(page: Page, at: string | null, earlier: OpenedList | null): OpenedList {
  return { ...page, at, before: countedBefore(page, earlier), visited: false };
}

function countedBefore(page: Page, earlier: OpenedList | null): number | null {
  const here = after(page);
  if (here === null) return 0;
  if (earlier === null || earlier.before === null || !sameSearch(page, earlier)) return null;
  if (here === after(earlier)) return earlier.before;
  if (here === earlier.next) return earlier.before + earlier.references.length;
  return here === earlier.previous ? Math.max(0, earlier.before - page.references.length) : null;
}

function sameSearch(one: { search: string }, other: { search: string }): boolean {
  return onPage(one.search, null) === onPage(other.search, null);
}

/** The same search on another of its pages, without the panel beside the rows. */
export function onPage(search: string, cursor: string | null): string {
  const params = new URLSearchParams(search);
  params.delete("peek");
  if (cursor === null) params.delete("after");
  else params.set("after", cursor);
  return params.size === 0 ? "" : `?${params}`;
}

/** The board as it was left, with the panel beside the rows about the case looked at last. */
export function boardAddress({ search, at }: OpenedList): string {
  const params = new URLSearchParams(search);
  if (params.has("peek") && at !== null) params.set("peek", at);
  return `/desk/board${params.size === 0 ? "" : `?${params}`}`;
}

/** What stands before and behind a case in the list. `where`: "3 of 18"; null for a case that is not in it. */
export function placeIn(
  { references, before, total, previous, next }: OpenedList,
  reference: string,
): { where: string; previous: Step | null; next: Step | null } | null {
  const index = references.indexOf(reference);
  if (index < 0) return null;
  const step = (other: string | undefined, page: string | null): Step | null =>
    other !== undefined
      ? { to: "case", reference: other }
      : page === null
        ? null
        : { to: "page", cursor: page };
  return {
    where: before === null ? `${index + 1} on this page` : `${before + index + 1} of ${total}`,
    previous: step(references[index - 1], previous),
    next: step(references[index + 1], next),
  };
}

/** On to a case of the same page, or to another page of the list. */
export type Step = { to: "case"; reference: string } | { to: "page"; cursor: string };
