import { expect, test } from "vitest";
import type { ActResult } from "./acts";
import { doneWords } from "./done-words";

const done = (words: string): ActResult => ({
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
  expect(doneWords([done("accepted"), done("stood so before"), done("accepted")])).toBe(
    "2 cases accepted, 1 stood so before.",
  );
  expect(doneWords([done("accepted"), done("stood so before")])).toBe("1 case accepted, 1 stood so before.");
});

test("of those that were refused the others are counted out of all", () => {
  expect(doneWords([done("accepted"), refused])).toBe("1 of 2 cases accepted.");
  expect(doneWords([refused])).toBe("0 of 1 done.");
});
