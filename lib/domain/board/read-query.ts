import { z } from "zod";
import { ORIGINS } from "@/lib/domain/case/origins";
import { CASE_STATES } from "@/lib/domain/case/states";
import { SEVERITIES } from "@/lib/domain/severity";
import {
  BOARD_SORTS,
  type BoardQuery,
  type BoardSort,
  type Cursor,
  DEFAULT_BOARD,
  type Direction,
  UNSCORED,
} from "./query";

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
