export type Direction = "ascending" | "descending";

/** What cases can be sorted by: which way round it starts, and how each way reads. Every order has its index. */
export const SORTS = {
  promise: {
    starts: "ascending",
    ascending: "next promise first, most overdue at the top",
    descending: "latest promise first",
  },
  priority: { starts: "descending", ascending: "least pressing first", descending: "most pressing first" },
  severity: { starts: "descending", ascending: "least severe first", descending: "most severe first" },
  received: { starts: "descending", ascending: "oldest first", descending: "newest first" },
  activity: { starts: "descending", ascending: "longest untouched first", descending: "last activity first" },
  state: { starts: "ascending", ascending: "least far along first", descending: "furthest along first" },
  embargo: {
    starts: "ascending",
    ascending: "embargo that ends next first",
    descending: "embargo that ends last first",
  },
  closed: { starts: "descending", ascending: "closed longest ago first", descending: "closed last first" },
  quality: {
    starts: "descending",
    ascending: "least complete report first",
    descending: "most complete report first",
  },
} as const satisfies Record<string, { starts: Direction } & Record<Direction, string>>;

export type SortName = keyof typeof SORTS;
export type Order = { sort: SortName; direction: Direction };

/** Reads `severity` (from its own side first) or `-severity` (the other way round); undefined for anything else. */
export function readOrder(text: string): Order | undefined {
  const turned = text.startsWith("-");
  const sort = turned ? text.slice(1) : text;
  if (!Object.hasOwn(SORTS, sort)) return undefined;
  const { starts } = SORTS[sort as SortName];
  return { sort: sort as SortName, direction: turned ? opposite(starts) : starts };
}

/** What {@link readOrder} reads. */
export function writeOrder({ sort, direction }: Order): string {
  return direction === SORTS[sort].starts ? sort : `-${sort}`;
}

export function opposite(direction: Direction): Direction {
  return direction === "ascending" ? "descending" : "ascending";
}

/** How the rows are sorted, in words: "sorted: most severe first". */
export function orderWords({ sort, direction }: Order): string {
  return `sorted: ${SORTS[sort][direction]}`;
}
