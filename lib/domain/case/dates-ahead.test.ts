import { expect, test } from "vitest";
import type { WorkCalendar } from "@/lib/domain/clock/promise";
import { dayGone, embargoEndGone } from "./dates-ahead";

const calendar = (timeZone: string): WorkCalendar => ({
  timeZone,
  workingDays: [1, 2, 3, 4, 5],
  holidays: [],
});
// 21 November in Tokyo, still the 20th in New York.
const NOW = new Date("2026-11-20T23:30:00Z");

test.each([
  ["2020-01-01", "UTC", true],
  ["2026-11-19", "UTC", true],
  ["2026-11-20", "UTC", false],
  ["2026-11-21", "UTC", false],
  ["2026-11-20", "Asia/Tokyo", true],
  ["2026-11-21", "Asia/Tokyo", false],
  ["2026-11-20", "America/New_York", false],
])("%s in %s has passed: %s", (day, zone, gone) => {
  expect(dayGone(day, calendar(zone), NOW) !== null).toBe(gone);
});

test("an embargo ends later than now", () => {
  expect(embargoEndGone(NOW, NOW)).toContain("has passed");
  expect(embargoEndGone(new Date(NOW.getTime() + 1), NOW)).toBeNull();
});
