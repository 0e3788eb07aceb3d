import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cpuMilliseconds } from "@/lib/domain/testing/cpu-time";
import { distinctWords, wordsIn } from "./words";

describe("the words of a text", () => {
  test.each<[string, string[]]>([
    ["Heap overflow in index_read(), v2.8.3", ["heap", "overflow", "in", "index", "read", "v2", "8", "3"]],
    ["The ﬁle “Ⅳ” and ＦＵＬＬ width", ["the", "file", "iv", "and", "full", "width"]],
    ["Ångström = A\u030Angstro\u0308m", ["ångström", "ångström"]],
    ["ΟΔΟΣ οδος", ["οδοσ", "οδοσ"]],
    ["İstanbul", ["i\u0307stanbul"]],
    ["हिन्दी में", ["हिन्दी", "में"]],
    ["src/a-b.c\nCVE-2026-1", ["src", "a", "b", "c", "cve", "2026", "1"]],
    ["\u202E—“”\0 …", []],
  ])("%j", (text, words) => expect(wordsIn(text)).toEqual(words));

  test("however a word is typed, it is the same word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
        const words = wordsIn(text);
        for (const form of ["NFC", "NFD", "NFKC", "NFKD"] as const)
          expect(wordsIn(text.normalize(form))).toEqual(words);
        expect(wordsIn(words.join(" "))).toEqual(words);
      }),
    );
  });

  test("a word is found alone as it is found among others", () => {
    for (const word of wordsIn("ΤΟ ΦΩΣ, İ, Straße, ẞ, ﬀ, ǅ, x\u0307")) expect(wordsIn(word)).toEqual([word]);
  });

  test("what is longer than any word counts by its beginning", () => {
    expect(wordsIn(`${"a".repeat(70)} ${"𝔘".repeat(70)}`)).toEqual(["a".repeat(64), "u".repeat(64)]);
    expect(wordsIn("𐐨".repeat(70))).toEqual(["𐐨".repeat(64)]);
  });

  test("the first words count where there are too many", () => {
    expect([...distinctWords(["b a", "a c d"], 3)]).toEqual(["b", "a", "c"]);
  });

  test.each([
    ["one run of letters", "a".repeat(524_288)],
    ["marks without end", `a${"\u0323\u0301".repeat(262_144)}`],
    ["marks after every letter", `a${"\u0323\u0301".repeat(4)}`.repeat(58_000)],
    ["as many words as fit", Array.from({ length: 90_000 }, (_, n) => n.toString(36)).join(" ")],
    ["nothing but signs", "—".repeat(524_288)],
  ])("half a megabyte of %s costs little", (_name, text) => {
    expect(cpuMilliseconds(() => wordsIn(text))).toBeLessThan(500);
  });
});
