import { expect, test } from "vitest";
import { readPlace } from "@/lib/domain/board/place";
import { mayChange, railGroups, savingHref, viewHref } from "./view-places";

const view = (key: string, group: "queues" | "own" | "shared", label = key) => ({
  key,
  label,
  group,
  search: "is:open",
  version: group === "queues" ? null : 1,
  problem: null as string | null,
});
const { place } = readPlace({
  view: "overdue",
  q: "heap",
  layout: "states",
  sort: "severity",
  after: "x",
  peek: "EX",
});
const views = [view("overdue", "queues"), view("v1", "own", "From CERTs")];

test("a view is an address of its own; of where one is, only the layout stays", () => {
  expect(viewHref(place, "overdue")).toBe("/desk/board?view=overdue&layout=states");
  expect(viewHref(readPlace({}).place, "all")).toBe("/desk/board");
});

test("counts stand beside their views once they have arrived, and say where counting stopped", () => {
  const before = railGroups({ views, counts: null, place, current: "overdue" });
  expect(before.map(({ title }) => title)).toEqual(["Queues", "Your views"]);
  expect(before[0]?.items[0]).toMatchObject({ current: true, label: "overdue" });
  expect(before[0]?.items[0]).not.toHaveProperty("count");
  const counts = { overdue: { count: { number: 1_000, more: true }, late: true }, v1: null };
  const after = railGroups({ views, counts, place, current: "v1" }).flatMap(({ items }) => items);
  expect(after[0]).toMatchObject({ count: "1,000+", late: true, current: false });
  expect(after[1]).toMatchObject({ current: true });
  expect(after[1]).not.toHaveProperty("count");
});

test("a view that asks for something that is not there has a mark, and no count", () => {
  const problem = "There is no product “Relay”.";
  const [group] = railGroups({
    views: [{ ...view("v1", "own"), problem }],
    counts: { v1: null },
    place,
    current: "",
  });
  expect(group?.items).toMatchObject([{ problem }]);
  expect(group?.items[0]).not.toHaveProperty("count");
});

test("built-in views stay as they are, shared ones are for whoever steers them", () => {
  expect(mayChange(view("all", "queues"), true)).toBe(false);
  expect(mayChange(view("v1", "own"), false)).toBe(true);
  expect(mayChange(view("v2", "shared"), false)).toBe(false);
  expect(mayChange(view("v2", "shared"), true)).toBe(true);
});

test("without JavaScript a search is taken to the page that saves it", () => {
  expect(savingHref("all", 'is:open "a b"', { sort: "severity", direction: "ascending" })).toBe(
    "/desk/board/views?view=all&q=is%3Aopen+%22a+b%22&sort=-severity",
  );
});
