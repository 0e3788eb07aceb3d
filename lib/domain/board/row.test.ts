import fc from "fast-check";
import { expect, test } from "vitest";
import { CASE_STATES } from "@/lib/domain/case/states";
import { packRows, unpackRows } from "@/lib/domain/packed";
import { SEVERITIES } from "@/lib/domain/severity";
import { BOARD_FIELDS, type BoardRow } from "./row";

const words = fc.string({ unit: "binary" });
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const anyRow: fc.Arbitrary<BoardRow> = fc.record({
  reference: words,
  title: words,
  why: words,
  state: fc.constantFrom(...CASE_STATES),
  severity: maybe(fc.constantFrom(...SEVERITIES)),
  score: maybe(fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10)),
  product: maybe(words),
  assignee: maybe(words),
  clock: maybe(fc.record({ tone: fc.constantFrom("late", "soon", "paused"), words, title: words })),
  embargo: maybe(words),
});

test("rows come out of the payload as they went in", () => {
  fc.assert(
    fc.property(fc.array(anyRow), (rows) => {
      expect(unpackRows(BOARD_FIELDS, packRows(BOARD_FIELDS, rows))).toEqual(rows);
    }),
  );
});
