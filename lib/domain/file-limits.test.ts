import { expect, test } from "vitest";
import { choiceProblems, FILE_LIMITS } from "./file-limits";

const chosen = (count: number, sizeBytes: number = FILE_LIMITS.fileBytes) =>
  Array.from({ length: count }, (_, place) => ({ name: `file-${place}.bin`, sizeBytes }));

test("files at the limits may be sent", () => {
  expect(choiceProblems([], FILE_LIMITS)).toEqual([]);
  expect(choiceProblems(chosen(10), FILE_LIMITS)).toEqual([]);
});

test("each file beyond the limit is named, with the limit and what to do", () => {
  const large = { name: "big.bin", sizeBytes: FILE_LIMITS.fileBytes + 1 };
  expect(choiceProblems([...chosen(1), large], FILE_LIMITS)).toEqual([
    "big.bin is too large. The limit is 25 MB a file. Take it out, or send less of it.",
  ]);
});

test("too many files say how many to take out", () => {
  expect(choiceProblems(chosen(12, 1), FILE_LIMITS)).toEqual([
    "12 files are chosen. The limit is 10 at once. Take out 2 of them.",
  ]);
});

test("an empty file is named", () => {
  expect(choiceProblems([...chosen(1), { name: "trace.log", sizeBytes: 0 }], FILE_LIMITS)).toEqual([
    "trace.log is empty. Choose it again once it is written, or leave it out.",
  ]);
});
