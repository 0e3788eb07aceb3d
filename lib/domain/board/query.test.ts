import fc from "fast-check";
import { expect, test } from "vitest";
import { ORIGINS } from "@/lib/domain/case/origins";
import { CASE_STATES } from "@/lib/domain/case/states";
import { SEVERITIES } from "@/lib/domain/severity";
import {
  BOARD_SORTS,
  type BoardQuery,
  type BoardSort,
  boardSearch,
  DEFAULT_BOARD,
  sortedBy,
  UNSCORED,
  writeCursor,
} from "./query";
import { readBoardQuery, readCursor } from "./read-query";
import { countWords, viewOf } from "./words";

const sorts = Object.keys(BOARD_SORTS) as BoardSort[];
const cursorOf = (sort: BoardSort) =>
  fc.record({
    sort: fc.constant(sort),
    section: fc.constantFrom("valued" as const, "blank" as const),
    value: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    id: fc.uuid({ version: 4 }),
  });
const anyQuery: fc.Arbitrary<BoardQuery> = fc.constantFrom(...sorts).chain((sort) =>
  fc.record({
    states: fc.oneof(
      fc.constantFrom("open" as const, "all" as const),
      fc.subarray([...CASE_STATES], { minLength: 1 }),
    ),
    severities: fc.subarray([...SEVERITIES, UNSCORED]),
    productId: fc.option(fc.uuid({ version: 4 })),
    assignee: fc.oneof(
      fc.constantFrom("me" as const, "nobody" as const, null),
      fc.uuid({ version: 4 }).map((personId) => ({ personId })),
    ),
    origin: fc.option(fc.constantFrom(...ORIGINS)),
    overdue: fc.boolean(),
    sort: fc.constant(sort),
    direction: fc.constantFrom("ascending" as const, "descending" as const),
    after: fc.option(cursorOf(sort)),
  }),
);

function reread(search: string) {
  return readBoardQuery(Object.fromEntries(new URLSearchParams(search)));
}

test("an address opened by a colleague means the same board", () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      expect(reread(boardSearch(query))).toEqual({ query, problems: [] });
    }),
  );
});

test("an empty address is the default board, and the default board has an empty address", () => {
  expect(readBoardQuery({})).toEqual({ query: DEFAULT_BOARD, problems: [] });
  expect(boardSearch(DEFAULT_BOARD)).toBe("");
});

test("a form with empty fields means what it shows", () => {
  const { query, problems } = readBoardQuery({
    state: "open",
    severity: "",
    product: "",
    assignee: "",
    sort: "promise",
  });
  expect({ query, problems }).toEqual({ query: DEFAULT_BOARD, problems: [] });
});

test("whatever is typed into the address, the board opens and names what it left out", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom("state", "severity", "product", "assignee", "origin", "overdue", "sort", "after"),
        fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 })),
      ),
      (params) => {
        const { query, problems } = readBoardQuery(params);
        expect(sorts).toContain(query.sort);
        for (const name of problems) expect(Object.keys(params)).toContain(name);
      },
    ),
  );
});

test.each([
  ["state", "unknown"],
  ["severity", "apocalyptic"],
  ["product", "1 or 1=1"],
  ["assignee", "everybody"],
  ["origin", "telepathy"],
  ["sort", "title"],
  ["after", "eyJ4Ijoxfq"],
])("%s=%s is left out and named", (name, value) => {
  const { query, problems } = readBoardQuery({ [name]: value });
  expect(problems).toEqual([name]);
  expect(query).toEqual(DEFAULT_BOARD);
});

test("a cursor that was altered, or belongs to another order, names no row", () => {
  const cursor = {
    sort: "received",
    section: "valued",
    value: 1,
    id: "7f0c1a52-3a0e-4c7e-9d0f-5a3f6f1f2a10",
  } as const;
  const text = writeCursor(cursor);
  expect(readCursor(text, "received")).toEqual(cursor);
  expect(readCursor(text, "activity")).toBeUndefined();
  expect(readCursor(`${text.slice(0, -4)}AAAA`, "received")).toBeUndefined();
  expect(readCursor("x".repeat(500), "received")).toBeUndefined();
});

test("a column head sorts from its own side first, then turns round, and starts at the first page", () => {
  const severe = sortedBy({ ...DEFAULT_BOARD, after: null }, "severity");
  expect(severe).toMatchObject({ sort: "severity", direction: "descending", after: null });
  expect(sortedBy(severe, "severity").direction).toBe("ascending");
});

test("a view is known by its filters, whatever the order", () => {
  expect(viewOf(DEFAULT_BOARD)?.label).toBe("All open");
  expect(viewOf({ ...DEFAULT_BOARD, assignee: "me", sort: "received" })?.label).toBe("Mine");
  expect(viewOf({ ...DEFAULT_BOARD, severities: ["high"] })).toBeUndefined();
});

test("counting stops at a cap, and the words admit it", () => {
  expect(countWords(1, 0, 1000)).toBe("1 case");
  expect(countWords(18, 3, 1000)).toBe("18 cases, 3 overdue");
  expect(countWords(1001, 1001, 1000)).toBe("1,000+ cases, 1,000+ overdue");
});
