import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cpuMilliseconds } from "@/lib/domain/testing/cpu-time";
import { phraseFinder, spacedText } from "./phrase";

const stands = (phrase: string, text: string) => phraseFinder(phrase)(spacedText(text));

describe("a phrase", () => {
  test.each([
    ["index_read()", "It crashes in index_read() at once.", true],
    ["index_read()", "It crashes in index_read(1).", false],
    ["heap overflow", "A Heap\n  OVERFLOW happens", true],
    ["heap overflow", "cheap overflow", false],
    ["heap overflow", "heap overflows", false],
    ["heap overflow", "cheap overflow, heap overflows, heap overflow", true],
    ["2.8.3", "v12.8.3", false],
    ["2.8.3", "from 2.8.3 on", true],
    ["ﬁle", "FILE", true],
    ["𝔘nder", "under", true],
    ["x", "𐐨x", false],
    ["…", "… and so on", true],
  ])("%j in %j: %s", (phrase, text, found) => expect(stands(phrase, text)).toBe(found));

  test("is found between any two other texts, however it is stored", () => {
    const anyText = fc.string({ unit: "grapheme", maxLength: 30 });
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, phrase, after) => {
        fc.pre(phrase.trim() !== "");
        for (const form of ["NFC", "NFD", "NFKD"] as const)
          expect(stands(phrase, `${before} \n ${phrase.normalize(form)} ${after}`)).toBe(true);
      }),
    );
  });

  test("is found where a search of every place finds it", () => {
    const hostile = (maxLength: number) =>
      fc.string({ unit: fc.constantFrom("a", "b", "(", " ", "\u0301", "𐐨"), maxLength });
    fc.assert(
      fc.property(hostile(40), hostile(5), (text, phrase) => {
        const [searched, wanted] = [spacedText(text), spacedText(phrase)];
        fc.pre(wanted !== "");
        expect(stands(phrase, text)).toBe(
          placesOf(searched, wanted).some((at) => whole(searched, at, wanted)),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  test("takes no time in a hostile text", () => {
    for (const text of ["a".repeat(500_000), "a b ".repeat(125_000), `a${"\u0301\u0323".repeat(200_000)}`])
      expect(cpuMilliseconds(() => stands("a b a", text))).toBeLessThan(400);
    expect(cpuMilliseconds(() => stands("a", "a".repeat(500_000)))).toBeLessThan(400);
  });
});

const placesOf = (text: string, wanted: string) =>
  Array.from({ length: text.length }, (_, at) => at).filter((at) => text.startsWith(wanted, at));

const WORD = /[\p{L}\p{N}\p{M}]/u;

// Not cut out of a longer word, at either end.
function whole(text: string, at: number, wanted: string): boolean {
  const [before, first] = [[...text.slice(0, at)].at(-1) ?? "", [...wanted][0] ?? ""];
  const [last, after] = [[...wanted].at(-1) ?? "", [...text.slice(at + wanted.length)][0] ?? ""];
  return !(WORD.test(first) && WORD.test(before)) && !(WORD.test(last) && WORD.test(after));
}
