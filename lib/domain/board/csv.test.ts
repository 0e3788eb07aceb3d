import fc from "fast-check";
import { expect, test } from "vitest";
import { csvCell, csvLine } from "./csv";

test.each([
  ["=cmd|' /C calc'!A0", `"'=cmd|' /C calc'!A0"`],
  ["+1", `"'+1"`],
  ["-1+1", `"'-1+1"`],
  ["@SUM(A1)", `"'@SUM(A1)"`],
  ["\t=1", `"'\t'=1"`],
  ["\r=1", `"'\r'=1"`],
  ["\n=1", `"'\n'=1"`],
  ["   =1", `"'   =1"`],
  ["\u00A0=1", `"'\u00A0=1"`],
  ["\uFEFF=1", `"'\uFEFF=1"`],
  ["＝1", `"'＝1"`],
  ["\0=1", `"'=1"`],
  ["\tplain", `"'\tplain"`],
  ["a;=1", `"a;'=1"`],
  ["a\t=1", `"a\t'=1"`],
  ["a\n =1", `"a\n' =1"`],
  ['a;"=1', `"a;'""=1"`],
  ["a; b = 1", `"a; b = 1"`],
  ["Heap overflow = crash", `"Heap overflow = crash"`],
  [`says "hello"`, `"says ""hello"""`],
  ["", `""`],
])("the cell %j is written as %s", (text, cell) => expect(csvCell(text)).toBe(cell));

test("whatever is in the cells, a reader gets as many back, and none begins a formula", () => {
  const anyCell = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("=1", '",=1', "\r\n=1", "a,b", "a;=1", 'a";=1'),
  );
  fc.assert(
    fc.property(fc.array(anyCell, { minLength: 1 }), (cells) => {
      const read = readLine(csvLine(cells));
      expect(read).toHaveLength(cells.length);
      const pieces = read.flatMap((cell) => cell.split(/[;\t\r\n]/));
      expect(pieces.filter((piece) => /^\s*[=+\-@]/.test(piece))).toEqual([]);
    }),
  );
});

function readLine(line: string): string[] {
  const cells = [...line.slice(0, -2).matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)];
  expect(cells.map(([whole]) => whole).join("")).toBe(line.slice(0, -2));
  return cells.map(([, cell = ""]) => cell.replaceAll('""', '"'));
}
