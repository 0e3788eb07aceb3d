import { z } from "zod";
import { ORIGINS, type Origin } from "@/lib/domain/case/origins";
import { CASE_STATES, type CaseState } from "@/lib/domain/case/states";
import { SEVERITIES, type Severity } from "@/lib/domain/severity";

/** What the board can be sorted by, and which way round it starts. */
export const BOARD_SORTS = {
  promise: "ascending",
  severity: "descending",
  received: "descending",
  activity: "descending",
} as const;
export type BoardSort = keyof typeof BOARD_SORTS;
export type Direction = "ascending" | "descending";

export const UNSCORED = "unscored";
export type SeverityFilter = Severity | typeof UNSCORED;

/** What the address of the board says: which cases, in which order, from where on. */
export type BoardQuery = {
  /** "open": every state but closed. */
  states: "open" | "all" | readonly CaseState[];
  severities: readonly SeverityFilter[];
  productId: string | null;
  assignee: "me" | "nobody" | { personId: string } | null;
  origin: Origin | null;
  overdue: boolean;
  sort: BoardSort;
  direction: Direction;
  after: Cursor | null;
};

export const DEFAULT_BOARD: BoardQuery = {
  states: "open",
  severities: [],
  productId: null,
  assignee: null,
  origin: null,
  overdue: false,
  sort: "promise",
  direction: "ascending",
  after: null,
};

/**
 * The last row of a page: the value it was sorted by (milliseconds, or a rank) and its id. `section` says whether that row
 * had a value at all; those without come last, newest first.
 */
export type Cursor = { sort: BoardSort; section: "valued" | "blank"; value: number; id: string };

const cursorSchema = z.tuple([
  z.enum(["promise", "severity", "received", "activity"]),
  z.enum(["valued", "blank"]),
  z.int().min(0).max(8_640_000_000_000_000),
  z.uuid(),
]);

export type BoardParams = Readonly<Record<string, string | readonly string[] | undefined>>;

const stateFilter = z.enum(CASE_STATES);
const severityFilter = z.enum([...SEVERITIES, UNSCORED]);

/** Reads the address. What makes no sense there is left out and named in `problems`: the board shows the rest. */
export function readBoardQuery(params: BoardParams): { query: BoardQuery; problems: string[] } {
  const problems: string[] = [];
  const note = <T>(name: string, value: T | undefined): T | undefined => {
    if (value === undefined) problems.push(name);
    return value;
  };
  const one = (name: string): string => {
    const value = params[name];
    if (Array.isArray(value)) problems.push(name);
    return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
  };
  const many = (name: string): string[] =>
    [params[name] ?? []]
      .flat()
      .flatMap((part) => part.split(","))
      .filter(Boolean);

  const sortText = one("sort");
  const order = sortText === "" ? null : note("sort", readSort(sortText));
  const sort = order?.sort ?? DEFAULT_BOARD.sort;
  const afterText = one("after");
  const after = afterText === "" ? null : note("after", readCursor(afterText, sort));
  const productText = one("product");
  const originText = one("origin");
  const assigneeText = one("assignee");
  return {
    query: {
      states: readStates(many("state"), () => problems.push("state")),
      severities: many("severity").flatMap(
        (text) => note("severity", severityFilter.safeParse(text).data) ?? [],
      ),
      productId: productText === "" ? null : (note("product", z.uuid().safeParse(productText).data) ?? null),
      assignee: assigneeText === "" ? null : (note("assignee", readAssignee(assigneeText)) ?? null),
      origin: originText === "" ? null : (note("origin", z.enum(ORIGINS).safeParse(originText).data) ?? null),
      overdue: one("overdue") === "1",
      sort,
      direction: order?.direction ?? BOARD_SORTS[sort],
      after: after ?? null,
    },
    problems,
  };
}

function readStates(texts: readonly string[], problem: () => void): BoardQuery["states"] {
  if (texts.length === 0 || (texts.length === 1 && texts[0] === "open")) return "open";
  if (texts.length === 1 && texts[0] === "all") return "all";
  const states = texts.flatMap((text) => {
    const state = stateFilter.safeParse(text).data;
    if (state === undefined) problem();
    return state ?? [];
  });
  return states.length > 0 ? states : "open";
}

function readAssignee(text: string): BoardQuery["assignee"] | undefined {
  if (text === "me" || text === "nobody") return text;
  const personId = z.uuid().safeParse(text).data;
  return personId === undefined ? undefined : { personId };
}

function readSort(text: string): { sort: BoardSort; direction: Direction } | undefined {
  const sort = z.enum(["promise", "severity", "received", "activity"]).safeParse(text.replace(/^-/, "")).data;
  if (sort === undefined) return undefined;
  return { sort, direction: text.startsWith("-") ? "descending" : "ascending" };
}

/** The address of a board without its path: only what differs from the default, in a fixed order. */
export function boardSearch(query: BoardQuery): string {
  const params = new URLSearchParams();
  if (query.states !== "open") params.set("state", query.states === "all" ? "all" : query.states.join(","));
  if (query.severities.length > 0) params.set("severity", query.severities.join(","));
  if (query.productId) params.set("product", query.productId);
  if (query.assignee)
    params.set("assignee", typeof query.assignee === "string" ? query.assignee : query.assignee.personId);
  if (query.origin) params.set("origin", query.origin);
  if (query.overdue) params.set("overdue", "1");
  if (query.sort !== DEFAULT_BOARD.sort || query.direction !== DEFAULT_BOARD.direction)
    params.set("sort", `${query.direction === "descending" ? "-" : ""}${query.sort}`);
  if (query.after) params.set("after", writeCursor(query.after));
  return params.size === 0 ? "" : `?${params}`;
}

/** The same rows in another order: from its own side first, then turned round. Starts again at the first page. */
export function sortedBy(query: BoardQuery, sort: BoardSort): BoardQuery {
  const turned = query.direction === "ascending" ? "descending" : "ascending";
  return { ...query, after: null, sort, direction: query.sort === sort ? turned : BOARD_SORTS[sort] };
}

/** A cursor as the address carries it: opaque, so that nobody builds on its parts. */
export function writeCursor({ sort, section, value, id }: Cursor): string {
  return btoa(JSON.stringify([sort, section, value, id]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** The row a cursor names, or undefined for one that was altered or belongs to another order. */
export function readCursor(text: string, sort: BoardSort): Cursor | undefined {
  if (text.length > 200 || !/^[\w-]+$/.test(text)) return undefined;
  try {
    const parsed = cursorSchema.safeParse(
      JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/"))),
    ).data;
    if (!parsed || parsed[0] !== sort) return undefined;
    return { sort, section: parsed[1], value: parsed[2], id: parsed[3] };
  } catch {
    return undefined;
  }
}
