import { expect, test } from "vitest";
import { zonedWords } from "./zone-words";

test("an instant is said in its zone with UTC beside it, on both sides of a change of the clocks", () => {
  expect(zonedWords(new Date("2026-12-04T15:00:00Z"), "Europe/Berlin")).toBe(
    "4 Dec 2026, 16:00 in Berlin (15:00 UTC)",
  );
  expect(zonedWords(new Date("2026-07-04T15:00:00Z"), "Europe/Berlin")).toBe(
    "4 Jul 2026, 17:00 in Berlin (15:00 UTC)",
  );
});

test("where it is another day in UTC, that day is said", () => {
  expect(zonedWords(new Date("2026-12-04T23:30:00Z"), "Europe/Berlin")).toBe(
    "5 Dec 2026, 00:30 in Berlin (4 Dec 2026, 23:30 UTC)",
  );
  expect(zonedWords(new Date("2026-12-04T23:30:00Z"), "UTC")).toBe("4 Dec 2026, 23:30 UTC");
});
