import { expect, test } from "vitest";
import { boardAddress, listOf, onPage, placeIn } from "./opened-list";

const page = (search: string, references: string[]) => ({
  search,
  references,
  total: "5",
  previous: null,
  next: "two",
});

test("a case says where it stands, and what stands before and behind it", () => {
  const list = listOf(page("?q=x", ["A", "B", "C"]), "B", null);
  expect(placeIn(list, "B")).toEqual({
    where: "2 of 5",
    previous: { to: "case", reference: "A" },
    next: { to: "case", reference: "C" },
  });
  expect(placeIn(list, "A")?.previous).toBeNull();
  expect(placeIn(list, "Z")).toBeNull();
});

test("behind the last case of a page comes the next page", () => {
  const list = listOf(page("?q=x", ["A", "B", "C"]), null, null);
  expect(placeIn(list, "C")?.next).toEqual({ to: "page", cursor: "two" });
});

test("pages that follow one another go on counting, in both directions", () => {
  const first = listOf(page("?q=x", ["A", "B", "C"]), null, null);
  const second = listOf({ ...page("?q=x&after=two", ["D", "E"]), next: null, previous: "one" }, null, first);
  expect(placeIn(second, "D")?.where).toBe("4 of 5");
  expect(listOf({ ...page("?q=x&after=one", ["A", "B", "C"]) }, null, second).before).toBe(0);
});

test("on a page that was opened by its address nobody knows how many come before", () => {
  const other = listOf(page("?q=other", ["A"]), null, null);
  const list = listOf(page("?q=x&after=two", ["D", "E"]), null, other);
  expect(placeIn(list, "E")?.where).toBe("2 on this page");
});

test("the way back leads to the same search and page, the panel about the case looked at last", () => {
  const list = listOf(page("?q=x&after=two&peek=D", ["D", "E"]), "E", null);
  expect(boardAddress(list)).toBe("/desk/board?q=x&after=two&peek=E");
  expect(boardAddress({ ...list, search: "" })).toBe("/desk/board");
  expect(onPage("?q=x&after=two&peek=D", null)).toBe("?q=x");
});
