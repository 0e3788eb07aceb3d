import { expect, test } from "vitest";
import { openRanges } from "./content";
import { rangeWords } from "./public";

test("a row that will read as all versions is named before it goes out, and no other", () => {
  const blank = { product: "Server", introduced: "", lastAffected: "", fixed: "" };
  const affected = [{ ...blank, fixed: "2.8.4" }, blank];
  expect(affected.map(rangeWords)).toEqual(["before 2.8.4", "all"]);
  expect(openRanges({ affected })).toEqual([1]);
});
