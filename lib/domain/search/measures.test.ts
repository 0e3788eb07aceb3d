import fc from "fast-check";
import { expect, test } from "vitest";
import {
  chosenValues,
  dayRange,
  dayRanges,
  futureRange,
  inRange,
  numberRanges,
  pastRange,
  spanMs,
} from "./measures";
import { parseSearch } from "./parse";
import type { FieldTerm } from "./term";

const NOW = new Date("2026-11-20T14:00:00Z");

function termOf(text: string): FieldTerm {
  const [term] = parseSearch(text).terms;
  if (term?.kind !== "field") throw new Error(`${text} is no term`);
  return term;
}

const holds = (text: string, at: string) =>
  dayRanges(termOf(text)).some((range) => inRange(new Date(at), range));

test.each([
  ["received:2026-11-20", "2026-11-20T00:00:00Z", true],
  ["received:2026-11-20", "2026-11-20T23:59:59.999Z", true],
  ["received:2026-11-20", "2026-11-21T00:00:00Z", false],
  ["received:2026-02", "2026-02-28T23:59:59Z", true],
  ["received:2026-02", "2026-03-01T00:00:00Z", false],
  ["received:>2026-02", "2026-02-28T23:59:59Z", false],
  ["received:>2026-02", "2026-03-01T00:00:00Z", true],
  ["received:>=2026-02", "2026-02-01T00:00:00Z", true],
  ["received:<=2026", "2026-12-31T23:59:59Z", true],
  ["received:<2026", "2026-01-01T00:00:00Z", false],
  ["received:2026-01..2026-03-15", "2026-03-15T12:00:00Z", true],
  ["received:2026-01..2026-03-15", "2026-03-16T00:00:00Z", false],
  ["received:2025,2026-06", "2026-06-30T12:00:00Z", true],
  ["received:2025,2026-06", "2026-07-01T00:00:00Z", false],
])("%s holds at %s: %s", (text, at, expected) => expect(holds(text, at)).toBe(expected));

test("days have instants that databases can hold, whatever is typed", () => {
  for (const text of ["0000", "0001-01-01", "0099-06", "9999", "9999-12-31"]) {
    const { from, to } = dayRange(text);
    expect(from.toISOString()).toMatch(/^\d{4}-/);
    expect(to.toISOString()).toMatch(/^\d{4}-/);
  }
  expect(dayRange("0099-06").from.toISOString()).toBe("0099-06-01T00:00:00.000Z");
  for (const span of ["9999y", "0h"]) {
    expect(pastRange(termOf(`age:>${span}`), NOW).to?.toISOString()).toMatch(/^\d{4}-/);
    expect(futureRange(termOf(`due:>${span}`), NOW).from?.toISOString()).toMatch(/^\d{4}-/);
  }
});

test("spans look back from now for an age and ahead for a promise", () => {
  expect(spanMs("2w")).toBe(14 * 86_400_000);
  const old = new Date(NOW.getTime() - 14 * 86_400_000);
  expect(inRange(old, pastRange(termOf("age:>14d"), NOW))).toBe(false);
  expect(inRange(old, pastRange(termOf("age:>=14d"), NOW))).toBe(true);
  expect(inRange(old, pastRange(termOf("age:<14d"), NOW))).toBe(false);
  expect(inRange(old, futureRange(termOf("due:<2d"), NOW))).toBe(true);
  expect(inRange(new Date(NOW.getTime() + 3 * 86_400_000), futureRange(termOf("due:>2d"), NOW))).toBe(true);
});

test("a comparison and its opposite divide numbers between them", () => {
  const pairs = [
    ["score:>=", "score:<"],
    ["score:>", "score:<="],
  ] as const;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (value, limit) => {
      for (const [one, other] of pairs) {
        const of = (text: string) =>
          numberRanges(termOf(`${text}${limit / 10}`)).some((range) => inRange(value / 10, range));
        expect(of(one)).toBe(!of(other));
      }
    }),
  );
});

test("an ordered choice is asked from one of its values on", () => {
  const order = ["low", "normal", "high", "urgent"];
  const chosen = (text: string) => chosenValues(termOf(text), order);
  expect(chosen("priority:>=high")).toEqual(["high", "urgent"]);
  expect(chosen("priority:<high")).toEqual(["low", "normal"]);
  expect(chosen("priority:>urgent")).toEqual([]);
  expect(chosen("priority:urgent,low")).toEqual(["low", "urgent"]);
});
