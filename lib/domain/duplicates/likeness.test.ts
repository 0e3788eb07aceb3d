import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cpuMilliseconds } from "@/lib/domain/testing/cpu-time";
import { fingerprint } from "./fingerprint";
import { likeness, rarityOf, SHOWN_FROM } from "./likeness";
import { reasonWords } from "./reason-words";

const print = (title: string, text = "", more: Partial<Parameters<typeof fingerprint>[0]> = {}) =>
  fingerprint({ title, texts: [text], cves: [], cwes: [], product: null, ...more });
const alwaysRare = (word: string) => rarityOf(word, 0, 500);
const kinds = (...given: Parameters<typeof likeness>) => likeness(...given).reasons.map(({ kind }) => kind);

describe("two cases are alike", () => {
  test("by the rare words of their texts, told rarest first", () => {
    const a = print(
      "One",
      "The archive index is read with a signed count; overflow in the entry reader of exa.",
    );
    const b = print("Two", "A signed count in the archive index: the entry reader of exa has an overflow.");
    const rarity = (word: string) => rarityOf(word, word === "exa" ? 0 : 40, 500);
    const { score, reasons } = likeness(a, b, rarity);
    expect(score).toBeGreaterThanOrEqual(SHOWN_FROM);
    expect(reasons[0]).toMatchObject({ kind: "words" });
    expect(reasons[0]?.shared[0]).toBe("exa");
    expect(reasons[0]?.shared).not.toContain("the");
  });

  test("by a telling title alone, or a CVE ID with anything else", () => {
    const title = "Negative entry count overflows archive index";
    expect(likeness(print(title), print(`${title}s`), alwaysRare).score).toBeGreaterThanOrEqual(SHOWN_FROM);
    expect(
      kinds(print("A", "see CVE-2026-00042"), print("B", "", { cves: ["CVE-2026-00042"] }), alwaysRare),
    ).toEqual(["cve"]);
  });

  test("by files, functions and addresses both name, however they are written", () => {
    const a = print(
      "A",
      "index_read() in ./src/Archive/index.c:214, seen at https://a.example/api/v1/list?x=1",
    );
    const b = print("B", "src/archive/index.c and index_read(x), GET /api/v1/list HTTP/1.1");
    expect(kinds(a, b, alwaysRare)).toEqual(expect.arrayContaining(["files", "functions", "endpoints"]));
  });

  test("never by product, weakness and everyday words alone", () => {
    const same = { product: "server", cwes: ["CWE-79"] };
    const everyday = "An attacker can use this vulnerability to run code on the server with the default user";
    expect(
      likeness(print("XSS", everyday, same), print("XSS", everyday, same), alwaysRare).score,
    ).toBeLessThan(SHOWN_FROM);
  });
});

const words = fc.array(fc.constantFrom("archive", "parser", "index", "token", "the", "leak", "exa_read()"), {
  maxLength: 12,
});

test("it is the same from both sides, from 0 to 100, and most alike to itself", () => {
  fc.assert(
    fc.property(words, words, words, (title, one, two) => {
      const [a, b] = [print(title.join(" "), one.join(" ")), print(two.join(" "), title.join(" "))];
      const there = likeness(a, b, alwaysRare);
      expect(there.score).toBe(likeness(b, a, alwaysRare).score);
      expect(there.score).toBeGreaterThanOrEqual(0);
      expect(there.score).toBeLessThanOrEqual(100);
      expect(likeness(a, a, alwaysRare).score).toBeGreaterThanOrEqual(there.score);
      expect(there.reasons.every(({ points }) => points > 0)).toBe(true);
    }),
  );
});

test("a word is rare where no other case has it, and common where all do", () => {
  expect(rarityOf("exa", 0, 500)).toBe(1);
  expect(rarityOf("exa", 500, 500)).toBe(0);
  expect(rarityOf("exa", 0, 0)).toBe(1);
  expect(rarityOf("the", 0, 500)).toBe(0);
  expect(rarityOf("exa", 5, 500)).toBeGreaterThan(rarityOf("exa", 50, 500));
});

test("a reason names a few examples and counts the rest", () => {
  const shared = ["a", "b", "c", "d", "e", "f", "g", "h"];
  expect(reasonWords({ kind: "words", points: 9, shared })).toEqual({
    lead: "8 words in common, rarest first:",
    examples: ["a", "b", "c", "d", "e", "f"],
    more: 2,
  });
});

test("two texts of half a megabyte are compared in little time", () => {
  const long = Array.from({ length: 80_000 }, (_, n) => `word${n.toString(36)}/a.c`).join(" ");
  expect(cpuMilliseconds(() => likeness(print("A", long), print("B", `x ${long}`), alwaysRare))).toBeLessThan(
    500,
  );
});
