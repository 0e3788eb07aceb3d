import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { occurrenceFinder, type Units } from "./occurrences";

const repetitive = (maxLength: number, minLength = 0) =>
  fc.string({ unit: fc.constantFrom("a", "b", "("), minLength, maxLength });

describe("occurrences", () => {
  test("each one is asked about, in their order, overlapping or not", () => {
    fc.assert(
      fc.property(repetitive(60), repetitive(4, 1), (text, wanted) => {
        const asked: number[] = [];
        occurrenceFinder(wanted, (_, at) => asked.push(at) < 0)(text);
        const naive = [...text].map((_, at) => at).filter((at) => text.startsWith(wanted, at));
        expect(asked).toEqual(naive);
      }),
      { numRuns: 1_000 },
    );
  });

  test("every unit of a hostile text is read once", () => {
    for (const [part, wanted] of [
      ["a", "a".repeat(490)],
      ["a", `${"a".repeat(489)}b`],
      ["(ab", `${"(ab".repeat(160)}(a`],
    ] as const) {
      const text = counted(part.repeat(65_536));
      expect(occurrenceFinder(wanted, () => false)(text)).toBe(false);
      expect(text.reads()).toBe(text.length);
    }
  });
});

function counted(text: string): Units & { reads: () => number } {
  let reads = 0;
  return {
    length: text.length,
    charCodeAt: (at) => {
      reads += 1;
      return text.charCodeAt(at);
    },
    reads: () => reads,
  };
}
