import { expect, test } from "vitest";
import { beyondCap } from "./beyond-cap";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 30) + seconds * 1_000);

test("what was beyond the cap is believed for half a minute, for this key and this number", () => {
  beyondCap("one open", at(0)).found("count");
  expect(beyondCap("one open", at(29)).has("count")).toBe(true);
  expect(beyondCap("one open", at(30)).has("count")).toBe(false);
  expect(beyondCap("one open", at(-1)).has("count")).toBe(false);
  expect(beyondCap("one open", at(1)).has("overdue")).toBe(false);
  expect(beyondCap("two open", at(1)).has("count")).toBe(false);
});

test("of many keys the oldest are forgotten", () => {
  beyondCap("first", at(0)).found("count");
  for (let key = 0; key < 2_000; key++) beyondCap(`key ${key}`, at(0)).found("count");
  expect(beyondCap("first", at(0)).has("count")).toBe(false);
  expect(beyondCap("key 1999", at(0)).has("count")).toBe(true);
});
