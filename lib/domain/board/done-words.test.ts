import { expect, test } from "vitest";
import type { ActDone, ActResult } from "./acts";
import { doneWords } from "./done-words";

const done = (words: string): ActDone => ({
  id: words,
  done: true,
  reference: "EX-2026-7KQ2M",
  version: 2,
  changed: true,
  words,
  undo: null,
  undoUntil: null,
  final: null,
});
const stood: ActResult = { ...done("stood so before"), changed: false };
const refused: ActResult = {
  id: "r",
  done: false,
  reference: null,
  code: "conflict",
  message: "No.",
  missing: [],
  fields: [],
};

test("one case is named, several are counted, and what was done to them is said", () => {
  expect(doneWords([done("assigned to Ines Okafor")])).toBe("EX-2026-7KQ2M assigned to Ines Okafor.");
  expect(doneWords([done("acknowledged"), done("acknowledged")])).toBe("2 cases acknowledged.");
  expect(doneWords([stood, done("accepted"), done("accepted")])).toBe("2 cases accepted, 1 stood so before.");
  expect(doneWords([done("accepted"), stood])).toBe("1 case accepted, 1 stood so before.");
});

test("those that were refused are counted as refused, after what changed and what stood so", () => {
  expect(doneWords([done("accepted"), refused])).toBe("1 of 2 cases accepted, 1 refused.");
  expect(doneWords([stood, refused, done("rated Low"), refused])).toBe(
    "1 of 4 cases rated Low, 1 stood so before, 2 refused.",
  );
  expect(doneWords([refused])).toBe("1 case refused.");
  expect(doneWords([refused, refused])).toBe("2 cases refused.");
});
