import fc from "fast-check";
import { expect, test } from "vitest";
import { cpuMilliseconds } from "@/lib/domain/testing/cpu-time";
import { REPLY_FIELD_NAMES } from "./fields";
import { fillReply, problemWords, type ReplyValues, unknownFields } from "./text";

const VALUES: ReplyValues = {
  reference: "EX-2026-7KQ2M",
  reporter: "Ada {organisation} $& $1",
  next_date: null,
  product: "Server",
  severity: "High",
  assignee: "",
  organisation: "Example",
};
const wordsOf = (text: string) => unknownFields(text).map((problem) => problemWords(text, problem));

test("fields are filled in once, whatever stands in them; a missing one is left to be written", () => {
  expect(fillReply("Hello {reporter}, {reference} by {next_date}. {assignee}", VALUES)).toEqual({
    text: "Hello Ada {organisation} $& $1, EX-2026-7KQ2M by [next date]. [assignee]",
    gaps: ["next_date", "assignee"],
  });
});

test("braces that are no field stay", () => {
  const text = '{} { } {"a":1} {reference {Reference} {{reference}} {a b}';
  expect(fillReply(text, VALUES).text).toBe('{} { } {"a":1} {reference {Reference} {EX-2026-7KQ2M} {a b}');
});

test("an unknown field is named at its place, with what may be meant", () => {
  expect(wordsOf("Hello,\n🙂 {refrence}")).toEqual([
    "Line 2, character 3: there is no field {refrence}. Is {reference} meant?",
  ]);
  expect(wordsOf("{Reporter}")).toEqual([
    "Line 1, character 1: there is no field {Reporter}. Is {reporter} meant?",
  ]);
  expect(wordsOf("{zebra}")[0]).toContain("{organisation}");
  expect(wordsOf("All of {reference}, {reporter} and {}")).toEqual([]);
  expect(unknownFields("a {b} c")).toEqual([{ from: 2, to: 5, name: "b", instead: null }]);
});

test("a text without problems has no field left that is filled in", () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom(...REPLY_FIELD_NAMES.map((field) => `{${field}}`)));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join(" ");
      fc.pre(unknownFields(text).length === 0);
      const plain = Object.fromEntries(REPLY_FIELD_NAMES.map((field) => [field, "x"])) as ReplyValues;
      for (const field of REPLY_FIELD_NAMES) expect(fillReply(text, plain).text).not.toContain(`{${field}}`);
    }),
  );
});

test.each(["{".repeat(65_536), "{a".repeat(32_768), "{abc}".repeat(13_000)])(
  "a long text costs little",
  (text) => {
    expect(
      cpuMilliseconds(() => {
        unknownFields(text);
        fillReply(text, VALUES);
      }),
    ).toBeLessThan(300);
  },
);
