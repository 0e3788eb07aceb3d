import { isReference } from "@/lib/domain/case/reference";
import { FIELD_NAMES, type FieldName, fieldKind } from "@/lib/domain/search/fields";
import { type Parsed, parseSearch } from "@/lib/domain/search/parse";
import { printSearch, printValue } from "@/lib/domain/search/print";
import { type Order, opposite, readOrder, SORTS, type SortName, writeOrder } from "@/lib/domain/search/sorts";
import { KEPT_LIMITS, SEARCH_LIMITS, type Search } from "@/lib/domain/search/term";
import { FIRST_VIEW } from "./views";

export const LAYOUTS = ["table", "states"] as const;
export type Layout = (typeof LAYOUTS)[number];

export type BoardParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What the address of the board says; what it leaves out comes from the view. */
export type BoardPlace = {
  /** A key of the built-in views, or the id of a saved one. */
  view: string;
  /** The text of the search box, where it is not the view's own. An empty text finds every case. */
  text: string | null;
  order: Order | null;
  layout: Layout;
  /** Where the page starts: a cursor as it was written, judged against the order. */
  after: string | null;
  /** The reference of the case shown beside the table. */
  peek: string | null;
};

/** A place together with its view: the search that counts, and whether it still is the view's own. */
export type Standing = { parsed: Parsed; order: Order; changed: boolean };

const VIEW = /^[a-z0-9-]{1,40}$/;
export const DEFAULT_ORDER: Order = { sort: "promise", direction: SORTS.promise.starts };

/**
 * Reads the address. Parameters named like a qualifier are understood as parts of the search, so that a plain form or a
 * hand can write them. What makes no sense is left out and named in `problems`.
 */
export function readPlace(params: BoardParams): { place: BoardPlace; problems: string[] } {
  const problems: string[] = [];
  const one = (name: string): string | null => {
    const value = params[name];
    if (Array.isArray(value)) problems.push(name);
    const text = typeof value === "string" ? value : (value?.[0] ?? null);
    return text === null ? null : text.slice(0, 2 * SEARCH_LIMITS.characters).trim();
  };
  const known = <T>(name: string, value: T | undefined, text: string | null): T | null => {
    if (value === undefined && text) problems.push(name);
    return value ?? null;
  };
  const matching = (name: string, fits: (text: string) => boolean) => {
    const text = one(name);
    return known(name, text && fits(text) ? text : undefined, text);
  };
  const sort = one("sort");
  const layout = one("layout");
  const place = {
    view: matching("view", (text) => VIEW.test(text)) ?? FIRST_VIEW,
    text: withQualifiers(one("q"), params),
    order: known("sort", sort ? readOrder(sort) : undefined, sort),
    layout:
      known(
        "layout",
        LAYOUTS.find((name) => name === layout),
        layout,
      ) ?? "table",
    after: one("after") || null,
    peek: matching("peek", isReference),
  };
  return { place, problems };
}

// `state=new&severity=high,critical` as a plain GET form writes it.
function withQualifiers(text: string | null, params: BoardParams): string | null {
  const parts = FIELD_NAMES.flatMap((field) => {
    const values = [params[field] ?? []].flat().filter((value) => value !== "");
    return values.length > 0
      ? `${field}:${values.map((value) => qualifierValue(field, value)).join(",")}`
      : [];
  });
  if (parts.length === 0) return text;
  return [...parts, text ?? ""].join(" ").trim();
}

// Names may hold commas and spaces; everything else is read as it is typed.
function qualifierValue(field: FieldName, value: string): string {
  return fieldKind(field).kind === "name" ? printValue(value) : value;
}

/** The search that counts at this place. @param viewText the view's own search */
export function standing(place: BoardPlace, viewText: string): Standing {
  const own = parseSearch(viewText, KEPT_LIMITS);
  const parsed = place.text === null ? own : parseSearch(place.text);
  const viewOrder = own.order ?? DEFAULT_ORDER;
  const order = place.order ?? parsed.order ?? viewOrder;
  const changed = searchKey(parsed) !== searchKey(own) || !sameOrder(order, viewOrder);
  return { parsed, order, changed };
}

/** Two searches with the same key find the same cases: the order of their parts says nothing. */
export function searchKey({ terms }: Pick<Search, "terms">): string {
  return terms
    .map((term) => printSearch({ terms: [term], order: null }))
    .sort()
    .join(" ");
}

const sameOrder = (a: Order, b: Order) => a.sort === b.sort && a.direction === b.direction;

/** The address of a place, without its path: only what differs from the first view as it comes, in a fixed order. */
export function writePlace(place: BoardPlace): string {
  const params = new URLSearchParams();
  if (place.view !== FIRST_VIEW) params.set("view", place.view);
  if (place.text !== null) params.set("q", place.text);
  if (place.order) params.set("sort", writeOrder(place.order));
  if (place.layout !== "table") params.set("layout", place.layout);
  if (place.after) params.set("after", place.after);
  if (place.peek) params.set("peek", place.peek);
  return params.size === 0 ? "" : `?${params}`;
}

/** The same cases in another order: from its own side first, then turned round. Starts again at the first page. */
export function sortedBy(place: BoardPlace, current: Order, sort: SortName): BoardPlace {
  const direction = current.sort === sort ? opposite(current.direction) : SORTS[sort].starts;
  return { ...place, after: null, order: { sort, direction } };
}
