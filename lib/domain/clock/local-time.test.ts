import { expect, test } from "vitest";
import { instantOf, localMoment } from "./local-time";

test.each([
  // Story 23: the embargo of a team in Berlin, before and after the clocks change on 2026-10-25.
  ["2026-10-24", "15:00", "Europe/Berlin", "2026-10-24T13:00:00.000Z"],
  ["2026-10-26", "15:00", "Europe/Berlin", "2026-10-26T14:00:00.000Z"],
  ["2026-12-14", "15:00", "UTC", "2026-12-14T15:00:00.000Z"],
  ["2026-12-14", "03:30", "Asia/Kolkata", "2026-12-13T22:00:00.000Z"],
])("%s %s in %s is %s, there and back", (day, time, zone, instant) => {
  expect(instantOf({ day, time }, zone).toISOString()).toBe(instant);
  expect(localMoment(new Date(instant), zone)).toEqual({ day, time });
});

test("a time that the clocks skip comes an hour later, one that comes twice is the first", () => {
  const at = (day: string) => instantOf({ day, time: "02:30" }, "Europe/Berlin").toISOString();
  expect(at("2027-03-28")).toBe("2027-03-28T01:30:00.000Z");
  expect(at("2026-10-25")).toBe("2026-10-25T00:30:00.000Z");
});
