import { expect, test } from "vitest";
import { completeSearch } from "./complete";
import { parseSearch } from "./parse";
import { printSearch } from "./print";

const said = (text: string) => printSearch(parseSearch(text));
const offered = (text: string) =>
  completeSearch(text, text.length, { products: [], labels: [], people: [] }).offers;

test("states are asked for in the words the board shows, and written as they are called", () => {
  expect(said("state:fixing")).toBe("state:remediating");
  expect(said("-state:Received,Investigating")).toBe("-state:new,acknowledged");
  expect(said('state:"Fix ready"')).toBe("state:fix_ready");
  expect(said("state:fix-ready")).toBe("state:fix_ready");
  expect(said("state:waiting")).toBe("state:needs_info");
  expect(said('state:"Waiting: reporter"')).toBe("state:needs_info");
  expect(said("state:new")).toBe("state:new");
});

test("how a case ended is asked for in words, too", () => {
  expect(said('outcome:"belongs to an upstream project"')).toBe("outcome:upstream");
  expect(said("outcome:not-reproducible")).toBe("outcome:not_reproducible");
});

test("what no word means is refused, and both ways of saying the others are told", () => {
  const [problem] = parseSearch("state:nowhere").problems;
  expect(problem?.message).toContain("remediating (Fixing)");
});

test("values are offered with what the board calls them, and found by that", () => {
  expect(offered("state:fix")).toEqual([
    { text: "fix_ready", detail: "Fix ready" },
    { text: "remediating", detail: "Fixing" },
  ]);
});
