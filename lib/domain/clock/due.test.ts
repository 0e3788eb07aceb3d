import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueAt, isWorkingDay, localDate, strictestDue } from "@/lib/domain/clock/due";
import {
  calendarSchema,
  isTimeZone,
  type Limit,
  limitSchema,
  type WorkCalendar,
} from "@/lib/domain/clock/promise";
import { zoneSpelling } from "@/lib/domain/clock/zone-spelling";

const paris: WorkCalendar = {
  timeZone: "Europe/Paris",
  workingDays: [1, 2, 3, 4, 5],
  holidays: ["2026-12-25", "2027-01-01"],
};

const day = (n: number): Limit => ({ businessDays: n });

describe("the vectors of the clock rules", () => {
  test.each([
    ["Thursday afternoon before Christmas", "2026-12-24T16:00+01:00", day(1), "2026-12-28T23:59:59+01:00"],
    ["two holidays on the way", "2026-12-22T10:00+01:00", day(7), "2027-01-04T23:59:59+01:00"],
    ["a Saturday", "2026-12-26T09:00+01:00", day(1), "2026-12-28T23:59:59+01:00"],
    ["Friday just before midnight", "2026-11-27T23:30+01:00", day(1), "2026-11-30T23:59:59+01:00"],
    ["Friday in UTC, Saturday in Paris", "2026-11-27T23:30Z", day(1), "2026-11-30T23:59:59+01:00"],
    [
      "24 hours over the start of summer time",
      "2027-03-27T12:00+01:00",
      { hours: 24 },
      "2027-03-28T13:00+02:00",
    ],
    ["a month that is shorter", "2027-01-31T10:00+01:00", { calendarMonths: 1 }, "2027-02-28T10:00+01:00"],
  ] satisfies [string, string, Limit, string][])("%s", (_name, receipt, limit, due) => {
    expect(dueAt(new Date(receipt), limit, paris).toISOString()).toBe(new Date(due).toISOString());
  });
});

test("calendar days end at the same time of day, summer time or not", () => {
  const due = dueAt(new Date("2027-03-26T12:00+01:00"), { calendarDays: 7 }, paris);
  expect(due.toISOString()).toBe(new Date("2027-04-02T12:00+02:00").toISOString());
});

test("a business day ends at its last second where clocks change at midnight", () => {
  // Havana puts its clocks back at 01:00 on 1 November 2026, and forward at 00:00 on 8 March 2026.
  const havana: WorkCalendar = {
    timeZone: "America/Havana",
    workingDays: [1, 2, 3, 4, 5, 6, 7],
    holidays: [],
  };
  const spring = dueAt(new Date("2026-03-06T12:00-05:00"), day(1), havana);
  expect(spring.toISOString()).toBe(new Date("2026-03-07T23:59:59-05:00").toISOString());
  const autumn = dueAt(new Date("2026-10-31T12:00-04:00"), day(1), havana);
  expect(autumn.toISOString()).toBe(new Date("2026-11-01T23:59:59-05:00").toISOString());
});

test("the stricter of two promises wins", () => {
  const start = new Date("2026-12-24T16:00+01:00");
  expect(strictestDue(start, [day(1), { hours: 24 }], paris)).toEqual(new Date("2026-12-25T16:00+01:00"));
  expect(strictestDue(start, [], paris)).toBeNull();
});

describe("pauses", () => {
  const start = new Date("2026-11-20T12:00Z");
  const at = (hours: number) => new Date(start.getTime() + hours * 3_600_000);

  test("a closed pause moves the due time by its length, overlaps count once", () => {
    const spans = [
      { from: at(4), to: at(8) },
      { from: at(2), to: at(5) },
    ];
    expect(dueAt(start, { hours: 24 }, paris, spans)).toEqual(at(30));
  });

  test("an open pause, one before the start and one after the breach move nothing", () => {
    const spans = [
      { from: at(-10), to: at(-5) },
      { from: at(30), to: at(40) },
      { from: at(50), to: null },
    ];
    expect(dueAt(start, { hours: 24 }, paris, spans)).toEqual(at(24));
  });

  test("a business-day promise moved onto a weekend ends with the next working day", () => {
    const monday = new Date("2026-11-16T10:00+01:00");
    const pause = { from: new Date("2026-11-16T12:00+01:00"), to: new Date("2026-11-18T12:00+01:00") };
    const due = dueAt(monday, day(4), paris, [pause]);
    expect(due.toISOString()).toBe(new Date("2026-11-23T23:59:59+01:00").toISOString());
  });
});

describe("for every start, limit and calendar", () => {
  const zones = [
    "UTC",
    "Europe/Paris",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "America/Havana",
  ];
  const instant = fc.date({ min: new Date("2024-01-01"), max: new Date("2032-01-01"), noInvalidDate: true });
  const calendar = fc.record({
    timeZone: fc.constantFrom(...zones),
    workingDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    holidays: fc.array(
      instant.map((date) => date.toISOString().slice(0, 10)),
      { maxLength: 20 },
    ),
  });
  const limit: fc.Arbitrary<Limit> = fc.oneof(
    fc.record({ hours: fc.integer({ min: 1, max: 200 }) }),
    fc.record({ businessDays: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ calendarDays: fc.integer({ min: 1, max: 90 }) }),
    fc.record({ calendarMonths: fc.integer({ min: 1, max: 12 }) }),
  );
  const spans = fc.array(
    fc.tuple(instant, fc.integer({ min: 0, max: 10 * 86_400_000 })).map(([from, length]) => ({
      from,
      to: new Date(from.getTime() + length),
    })),
    { maxLength: 4 },
  );

  test("due is after the start, and a pause never brings it forward", () => {
    fc.assert(
      fc.property(instant, limit, calendar, spans, (start, given, days, paused) => {
        const due = dueAt(start, given, days);
        expect(due.getTime()).toBeGreaterThan(start.getTime());
        expect(dueAt(start, given, days, paused).getTime()).toBeGreaterThanOrEqual(due.getTime());
      }),
    );
  });

  test("hours are elapsed time whatever the zone does", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 1000 }), calendar, (start, hours, days) => {
        expect(dueAt(start, { hours }, days).getTime() - start.getTime()).toBe(hours * 3_600_000);
      }),
    );
  });

  test("a business-day promise always falls due on a working day, with N of them after the day of receipt", () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 20 }),
        calendar,
        spans,
        (start, businessDays, days, paused) => {
          const due = dueAt(start, { businessDays }, days);
          expect(isWorkingDay(localDate(dueAt(start, { businessDays }, days, paused), days), days)).toBe(
            true,
          );
          const last = localDate(due, days);
          let counted = 0;
          let date = localDate(start, days);
          while (!date.equals(last)) {
            date = date.add({ days: 1 });
            if (isWorkingDay(date, days)) counted += 1;
          }
          expect(counted).toBe(businessDays);
          expect(localDate(new Date(due.getTime() + 1000), days).equals(last.add({ days: 1 }))).toBe(true);
        },
      ),
    );
  });
});

describe("what a policy may say", () => {
  test("a limit has one unit, in whole and positive numbers", () => {
    expect(limitSchema.safeParse({ hours: 24 }).success).toBe(true);
    for (const bad of [{}, { hours: 0 }, { hours: 1.5 }, { hours: 24, businessDays: 1 }, { days: 3 }]) {
      expect(limitSchema.safeParse(bad).success).toBe(false);
    }
  });

  test("a calendar needs a real zone, a working day and real dates", () => {
    expect(calendarSchema.safeParse(paris).success).toBe(true);
    expect(calendarSchema.safeParse({ ...paris, workingDays: [] }).success).toBe(false);
    expect(calendarSchema.safeParse({ ...paris, holidays: ["2026-02-30"] }).success).toBe(false);
    expect(calendarSchema.safeParse({ ...paris, timeZone: "Mars/Olympus" }).success).toBe(false);
  });

  test.each([
    "Europe/Lisbon",
    "Asia/Kolkata",
    "Asia/Calcutta",
    "Europe/Kyiv",
    "America/Argentina/Buenos_Aires",
    "America/Port-au-Prince",
    "Antarctica/DumontDUrville",
    "Africa/Dar_es_Salaam",
    "Etc/GMT+5",
    "UTC",
  ])("%s is spelled as its database does, however it was typed", (zone) => {
    for (const typed of [zone, zone.toLowerCase(), zone.toUpperCase()]) {
      expect(isTimeZone(typed)).toBe(true);
      expect(zoneSpelling(typed)).toBe(zone);
    }
  });

  test("an offset is not a zone", () => {
    expect([isTimeZone("UTC"), isTimeZone("Europe/Berlin"), isTimeZone("+01:00"), isTimeZone("")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
