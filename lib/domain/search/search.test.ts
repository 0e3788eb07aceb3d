import fc from "fast-check";
import { expect, test } from "vitest";
import { cpuMilliseconds } from "@/lib/domain/testing/cpu-time";
import { completeSearch } from "./complete";
import { FIELD_NAMES, type FieldKind, type FieldName, fieldKind } from "./fields";
import { parseSearch } from "./parse";
import { printSearch } from "./print";
import { SORTS, type SortName } from "./sorts";
import type { Comparison, FieldTerm, Search, Term } from "./term";

const names = fc
  .string({ minLength: 1, maxLength: 20, unit: "binary" })
  .map((text) => text.trim())
  .filter((text) => text !== "" && !["me", "nobody", "none"].includes(text.toLowerCase()));
const day = fc
  .date({ min: new Date("2001-01-01"), max: new Date("2098-12-31"), noInvalidDate: true })
  .chain((at) => fc.constantFrom(4, 7, 10).map((length) => at.toISOString().slice(0, length)));

function anyValue(kind: FieldKind): fc.Arbitrary<string> {
  switch (kind.kind) {
    case "choice":
      return fc.constantFrom(...kind.values);
    case "name":
      return kind.fixed.length > 0 ? fc.oneof(fc.constantFrom(...kind.fixed), names) : names;
    case "day":
      return day;
    case "span":
      return fc
        .tuple(fc.nat(9999), fc.constantFrom("h", "d", "w", "m", "y"))
        .map(([n, unit]) => `${n}${unit}`);
    case "number":
      return fc.nat(kind.most).map(String);
    case "id":
      return kind.prefix === "CWE-"
        ? fc.nat(9999).map(String)
        : fc.nat(99_999).map((n) => `2026-${10_000 + n}`);
  }
}

function comparisons(kind: FieldKind): Comparison[] {
  if (kind.kind === "span") return ["at_least", "at_most", "more", "less"];
  if (kind.kind === "day" || kind.kind === "number")
    return ["is", "at_least", "at_most", "more", "less", "between"];
  return kind.kind === "choice" && kind.ordered ? ["is", "at_least", "more"] : ["is"];
}

const fieldTerm = fc.constantFrom(...FIELD_NAMES).chain((field) => {
  const kind = fieldKind(field);
  return fc.constantFrom(...comparisons(kind)).chain((comparison): fc.Arbitrary<FieldTerm> => {
    const count = comparison === "is" ? { minLength: 1, maxLength: 3 } : { minLength: 1, maxLength: 1 };
    const size = comparison === "between" ? { minLength: 2, maxLength: 2 } : count;
    const values =
      comparison === "between" ? fc.array(anyValue(kind), size) : fc.uniqueArray(anyValue(kind), size);
    return fc.record({
      kind: fc.constant("field"),
      field: fc.constant(field),
      negated: fc.boolean(),
      comparison: fc.constant(comparison),
      values,
    });
  });
});
const hasWord = (text: string) => /[\p{L}\p{N}]/u.test(text);
const tidy = (text: string) => text.trim().replace(/\s+/gu, " ");
const textTerm: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    kind: fc.constant("text"),
    negated: fc.boolean(),
    text: fc.string({ unit: "binary", minLength: 1, maxLength: 30 }).map(tidy).filter(hasWord),
    phrase: fc.constant(true),
  }),
  fc.record({
    kind: fc.constant("text"),
    negated: fc.boolean(),
    text: fc.stringMatching(/^[a-z0-9][a-z0-9./_-]{0,12}$/),
    phrase: fc.constant(false),
  }),
);
// As many as may all be phrases; a part that is said twice stands once.
const anySearch: fc.Arbitrary<Search> = fc.record({
  terms: fc.uniqueArray(fc.oneof(fieldTerm, textTerm), {
    maxLength: 5,
    selector: (term) => printSearch({ terms: [term], order: null }),
  }),
  order: fc.option(
    fc.record({
      sort: fc.constantFrom(...(Object.keys(SORTS) as SortName[])),
      direction: fc.constantFrom("ascending" as const, "descending" as const),
    }),
  ),
});

test("what is printed reads back as the same search, without a problem", () => {
  fc.assert(
    fc.property(anySearch, (search) => {
      const { terms, order, problems } = parseSearch(printSearch(search));
      expect({ terms, order, problems }).toEqual({ ...search, problems: [] });
    }),
  );
});

test("no text makes it fail, every problem has its place, and what stands can be printed and read again", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 600 }),
    fc
      .array(
        fc.constantFrom(
          "-",
          '"',
          "“",
          ":",
          ",",
          "..",
          ">=",
          "is",
          "state",
          "severity",
          "x",
          " ",
          "\\",
          "sort",
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(anyText, (text) => {
      const { terms, order, places, problems } = parseSearch(text);
      for (const { from, to } of [...places, ...problems]) {
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(text.length);
      }
      const again = parseSearch(printSearch({ terms, order }));
      expect({ terms: again.terms, order: again.order }).toEqual({ terms, order });
    }),
  );
});

test("the example of the design reads as meant", () => {
  const { terms, problems } = parseSearch(
    'state:new severity:>=high product:"Example Server" cwe:CWE-79 assignee:me is:overdue -label:later "exact words" heap',
  );
  expect(problems).toEqual([]);
  const field = (name: FieldName, values: string[], more: Partial<FieldTerm> = {}) => ({
    kind: "field",
    field: name,
    negated: false,
    comparison: "is",
    values,
    ...more,
  });
  expect(terms).toEqual([
    field("state", ["new"]),
    field("severity", ["high"], { comparison: "at_least" }),
    field("product", ["Example Server"]),
    field("cwe", ["79"]),
    field("assignee", ["me"]),
    field("is", ["overdue"]),
    field("label", ["later"], { negated: true }),
    { kind: "text", negated: false, text: "exact words", phrase: true },
    { kind: "text", negated: false, text: "heap", phrase: false },
  ]);
});

test.each([
  ["sate:new", 0, 4, "state"],
  ["heap severity:hgih", 14, 18, "high"],
  ["is:overdu", 3, 9, "overdue"],
  ["sort:promis", 5, 11, "promise"],
])("%s: the problem points at the place and offers what was meant", (text, from, to, instead) => {
  expect(parseSearch(text).problems).toMatchObject([{ from, to, instead }]);
});

test.each([
  ["state:", "state:"],
  ["received:2026-02-30", "2026-02-30"],
  ["age:14d", "age:14d"],
  ["age:>soon", "soon"],
  ["score:>=11", "11"],
  ["cwe:xss", "xss"],
  ["state:>=new", "state:>=new"],
  ['"half a phrase', '"half a phrase'],
  ["https://example.org", "https"],
  ["!!!", "!!!"],
])("%s is refused at %s", (text, where) => {
  const [problem] = parseSearch(text).problems;
  expect(problem && text.slice(problem.from, problem.to)).toBe(where);
});

test("a part that is said twice stands once; so many exact phrases stand and no more", () => {
  expect(parseSearch('is:open ab is:open AB "ab" ab -ab').terms).toHaveLength(5);
  const { terms, problems } = parseSearch('"a a" "b b" -"c c" "d d" "e e" "f f" g');
  expect(terms).toHaveLength(6);
  expect(problems).toEqual([{ from: 31, to: 36, message: "At most 5 exact phrases; this one is left out." }]);
});

test("so many parts look into other tables and no more; values of one part are not counted", () => {
  const { terms, problems } = parseSearch(
    "cwe:1 -cwe:2,3,4 label:a -label:b,c cve:2026-1111 cwe:5 cwe:6 is:open",
  );
  expect(terms).toHaveLength(7);
  expect(problems).toEqual([
    { from: 56, to: 61, message: "At most 6 parts with label:, cwe:, cve:; this one is left out." },
  ]);
});

test("a search that is too long or has too many parts keeps what fits and says so", () => {
  const words = Array.from({ length: 100 }, (_, at) => `w${at}`);
  expect(parseSearch(words.join(" ")).terms).toHaveLength(20);
  expect(parseSearch("x".repeat(501)).problems).toMatchObject([{ from: 500, to: 501 }]);
});

test("hostile text takes no time", () => {
  for (const piece of ['"', "-", "a:", 'a:"', ",", "is:", "\\"])
    expect(cpuMilliseconds(() => parseSearch(piece.repeat(250_000 / piece.length)))).toBeLessThan(100);
});

const registers = { products: ["Example Agent", "Hooks"], labels: ["regression"], people: ["Jonas Lind"] };
const offered = (text: string, caret = text.length) =>
  completeSearch(text, caret, registers).offers.map((offer) => offer.text);

test("qualifiers and values are offered where the caret stands", () => {
  expect(offered("")).toContain("is:");
  expect(offered("se")[0]).toBe("severity:");
  expect(offered("heap -la")).toEqual(["label:"]);
  expect(offered("severity:hi")).toEqual(["high"]);
  expect(offered("product:ex")).toEqual(['"Example Agent"']);
  expect(offered("assignee:jo,no", 11)).toEqual(['"Jonas Lind"']);
  expect(offered("assignee:me,")).toContain("nobody");
  expect(offered('"sev')).toEqual([]);
  expect(offered("age:")).toEqual([">14d"]);
});

test("taking an offer gives a search without a problem", () => {
  const anyCaret = fc.tuple(fc.constantFrom(...FIELD_NAMES), fc.nat(3));
  fc.assert(
    fc.property(anyCaret, ([field, length]) => {
      const text = `is:open ${field}:`;
      const { from, to, offers } = completeSearch(text, text.length, registers);
      for (const offer of offers.slice(0, length + 1)) {
        const taken = text.slice(0, from) + offer.text + text.slice(to);
        expect(parseSearch(taken).problems).toEqual([]);
      }
    }),
  );
});
