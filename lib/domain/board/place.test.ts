import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSearch } from "@/lib/domain/search/parse";
import { SORTS, type SortName } from "@/lib/domain/search/sorts";
import { readCursor, writeCursor } from "./cursor";
import { type BoardPlace, LAYOUTS, readPlace, searchKey, sortedBy, standing, writePlace } from "./place";
import { BUILT_IN_VIEWS } from "./views";

const NOBODY = "00000000-0000-4000-8000-000000000000";
const sorts = Object.keys(SORTS) as SortName[];
const order = fc.record({
  sort: fc.constantFrom(...sorts),
  direction: fc.constantFrom("ascending" as const, "descending" as const),
});
const anyPlace: fc.Arbitrary<BoardPlace> = fc.record({
  view: fc.oneof(fc.constantFrom(...Object.keys(BUILT_IN_VIEWS)), fc.uuid({ version: 4 })),
  text: fc.option(fc.string({ unit: "binary", maxLength: 80 }).map((text) => text.trim())),
  order: fc.option(order),
  layout: fc.constantFrom(...LAYOUTS),
  after: fc.option(fc.stringMatching(/^[\w-]{1,60}$/)),
  peek: fc.option(fc.stringMatching(/^[A-Z]{2}-2026-[0-9A-Z]{5}$/)),
});

const reread = (search: string) => readPlace(Object.fromEntries(new URLSearchParams(search)));

test("an address opened by a colleague means the same place", () => {
  fc.assert(
    fc.property(anyPlace, (place) => {
      // A browser hands lone halves of surrogate pairs over as replacement characters.
      fc.pre(place.text === null || place.text.isWellFormed());
      expect(reread(writePlace(place))).toEqual({ place, problems: [] });
    }),
  );
});

test("an empty address is the first view as it comes", () => {
  const { place } = readPlace({});
  expect(writePlace(place)).toBe("");
  expect(standing(place, BUILT_IN_VIEWS.all.search)).toMatchObject({
    changed: false,
    order: { sort: "promise" },
  });
});

test("every built-in view reads without a problem and says in which order it stands", () => {
  for (const { search } of Object.values(BUILT_IN_VIEWS))
    expect(parseSearch(search)).toMatchObject({ problems: [], order: { sort: expect.any(String) } });
});

test("plain parameters named like qualifiers are parts of the search", () => {
  const { place, problems } = readPlace({
    state: ["new", "acknowledged"],
    product: "Example Server",
    q: "heap",
    sort: "-severity",
  });
  expect([place.text, problems]).toEqual(['state:new,acknowledged product:"Example Server" heap', []]);
  expect(standing(place, "").parsed.problems).toEqual([]);
});

test("what makes no sense is left out and named", () => {
  const { place, problems } = readPlace({
    view: "../x",
    sort: "colour",
    layout: "pie",
    peek: "<b>",
    after: "x",
    q: ["a", "b"],
  });
  expect(problems.sort()).toEqual(["layout", "peek", "q", "sort", "view"]);
  expect(place).toMatchObject({ view: "all", order: null, layout: "table", peek: null, text: "a" });
});

test("a view counts as changed by other parts or another order, not by their sequence", () => {
  const view = "is:open is:mine sort:promise";
  const changed = (text: string | null, more: Partial<BoardPlace> = {}) =>
    standing({ ...readPlace({}).place, text, ...more }, view).changed;
  expect(changed(null)).toBe(false);
  expect(changed("is:mine is:open")).toBe(false);
  expect(changed("is:mine")).toBe(true);
  expect(changed(null, { order: { sort: "severity", direction: "descending" } })).toBe(true);
  expect(searchKey(parseSearch("b a"))).toBe(searchKey(parseSearch("a b")));
});

test("a head sorts from its own side first, then turned round, and starts again at the first page", () => {
  const { place } = readPlace({ after: "abc" });
  const once = sortedBy(place, { sort: "promise", direction: "ascending" }, "severity");
  expect(once).toMatchObject({ after: null, order: { sort: "severity", direction: "descending" } });
  expect(sortedBy(once, { sort: "severity", direction: "descending" }, "severity").order?.direction).toBe(
    "ascending",
  );
});

test("a cursor holds no number that its order could not compare with", () => {
  const at = (sort: SortName, section: "valued" | "blank", value: number) =>
    readCursor(writeCursor({ sort, section, value, id: NOBODY, way: "after" }), sort);
  for (const sort of sorts) {
    // As an instant no later than the year 9999; as a number no larger than bigint.
    for (const value of [-1, 0.5, 2 ** 53, 1e300, Number.NaN])
      expect(at(sort, "valued", value)).toBeUndefined();
    expect(at(sort, "blank", 253_402_300_800_000)).toBeUndefined();
    expect(at(sort, "valued", 2 ** 53 - 1) !== undefined).toBe(sort === "priority");
  }
});

test("a cursor comes back as it was; an altered one, or one of another order, does not", () => {
  const anyCursor = fc.record({
    sort: fc.constantFrom(...sorts),
    section: fc.constantFrom("valued" as const, "blank" as const),
    value: fc.nat({ max: 253_402_300_799_999 }),
    id: fc.uuid({ version: 4 }),
    way: fc.constantFrom("after" as const, "before" as const),
  });
  fc.assert(
    fc.property(anyCursor, fc.nat(), (cursor, at) => {
      const text = writeCursor(cursor);
      expect(readCursor(text, cursor.sort)).toEqual(cursor);
      const other = sorts.find((sort) => sort !== cursor.sort) ?? "promise";
      expect(readCursor(text, other)).toBeUndefined();
      const cut = text.slice(0, at % text.length);
      expect(readCursor(cut, cursor.sort)).toBeUndefined();
    }),
  );
});
