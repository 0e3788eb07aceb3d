import { expect, test } from "vitest";
import { newestFirst } from "./branch-order";

test("the newest branch stands first, numbers by their size", () => {
  const names = ["2.8", "3.1", "2.10", "3.x", "main"].map((name) => ({ name }));
  expect(newestFirst(names).map(({ name }) => name)).toEqual(["main", "3.x", "3.1", "2.10", "2.8"]);
});
