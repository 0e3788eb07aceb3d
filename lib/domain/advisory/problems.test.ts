import { expect, test } from "vitest";
import { advisoryProblems } from "./problems";
import { FULL_CONTENT } from "./testing/content";

const ROW = { product: "Example Server", introduced: "2.0.0", lastAffected: "", fixed: "" };
const fields = (content: Partial<typeof FULL_CONTENT>) =>
  advisoryProblems({ ...FULL_CONTENT, ...content }, []).map(({ field, blocks }) => ({ field, blocks }));

test("a whole text has none", () => {
  expect(fields({})).toEqual([]);
});

test("each leads to the control that settles it", () => {
  expect(fields({ title: "", summary: "", details: " " }).map(({ field }) => field)).toEqual([
    "title",
    "summary",
    "details",
  ]);
  expect(fields({ affected: [] })).toEqual([{ field: "affected.0.product", blocks: true }]);
  expect(fields({ affected: [{ ...ROW, fixed: "2.1.0" }, ROW] })).toEqual([
    { field: "affected.1.fixed", blocks: true },
  ]);
});

test("a row without versions is pointed out and keeps nothing back", () => {
  const affected = [{ ...ROW, introduced: "" }];
  expect(fields({ affected, workaround: "Switch it off." })).toEqual([
    { field: "affected.0.introduced", blocks: false },
  ]);
});

test("a row is named by where it stands in the form", () => {
  const affected = [{ ...ROW, introduced: "" }];
  const found = advisoryProblems({ ...FULL_CONTENT, affected }, [], () => 2);
  expect(found.map(({ field }) => field)).toEqual(["affected.2.fixed", "affected.2.introduced"]);
  expect(found[1]?.words).toBe("Row 3 names no versions: it will read as all versions.");
});

test("what nobody types says where it is settled", () => {
  const outdated = [{ fact: "severity" as const, words: "The case has another severity now." }];
  const found = advisoryProblems({ ...FULL_CONTENT, severity: null }, outdated);
  expect(found.map(({ settle, field }) => [settle, field])).toEqual([
    ["score", null],
    ["refresh", null],
  ]);
});
