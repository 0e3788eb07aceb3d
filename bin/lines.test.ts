import fc from "fast-check";
import { expect, test } from "vitest";
import { type Line, linesOf } from "./lines";

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(text: string, size: number, limit: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of linesOf(inPieces(text, size), limit)) lines.push(line);
  return lines;
}

test("lines come whole and with their number, however the text is cut; longer ones are named", async () => {
  const anyText = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(anyText, fc.integer({ min: 1, max: 9 }), async (text, size) => {
      const lines = text.split("\n").map((line, at) => ({
        number: at + 1,
        text: line.length > 4 ? null : line,
      }));
      if (lines.at(-1)?.text === "") lines.pop();
      expect(await read(text, size, 4)).toEqual(lines);
    }),
  );
});

test("of a line without end nothing is kept", async () => {
  let most = 0;
  async function* endless() {
    for (let at = 0; at < 100; at++) {
      most = Math.max(most, at);
      yield "x".repeat(1_000);
    }
    yield "\nshort";
  }
  const lines: Line[] = [];
  for await (const line of linesOf(endless(), 10)) lines.push(line);
  expect([most, lines]).toEqual([
    99,
    [
      { number: 1, text: null },
      { number: 2, text: "short" },
    ],
  ]);
});
