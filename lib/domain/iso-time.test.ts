import { describe, expect, test } from "vitest";
import type { z } from "zod";
import {
  listedInstantSchema,
  typedDaySchema,
  typedInstantSchema,
  typedMomentSchema,
} from "@/lib/domain/iso-time";

const faults = (schema: z.ZodType, text: string) =>
  schema.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

describe("days and instants are taken in the years that everything writes alike", () => {
  test.each(["1970-01-01", "2028-02-29", "9999-12-31"])("the day %s", (day) => {
    expect(faults(typedDaySchema, day)).toEqual([]);
  });

  test.each(["1970-01-01T00:00Z", "2026-12-04T15:00+02:00", "9999-12-31T23:59:59.999Z"])(
    "the instant %s",
    (instant) => {
      expect(faults(typedInstantSchema, instant)).toEqual([]);
    },
  );

  test("the place in a list", () => {
    expect(faults(listedInstantSchema, "2026-11-30T15:00:00.123Z")).toEqual([]);
  });
});

describe("other years are refused in words", () => {
  test.each(["0000-01-01", "0001-01-01", "1969-12-31"])("the day %s", (day) => {
    expect(faults(typedDaySchema, day)).toEqual(["Enter a year from 1970 to 9999."]);
  });

  test.each([
    "0000-01-01T00:00Z",
    "0000-01-01T00:00:00.000Z",
    "1970-01-01T00:00+01:00",
    "9999-12-31T23:59-01:00",
  ])("the instant %s", (instant) => {
    expect(faults(typedInstantSchema, instant)).toEqual(["Enter a year from 1970 to 9999."]);
  });

  test.each(["0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z"])("the place %s", (place) => {
    expect(faults(listedInstantSchema, place)).toEqual(["Enter a year from 1970 to 9999."]);
  });
});

describe("what is no time is refused by its form", () => {
  test.each(["", "soon", "2026-02-30", "2026-1-1"])("the day %j", (day) => {
    expect(faults(typedDaySchema, day)).toEqual(["Enter a date as year-month-day."]);
  });

  test.each(["", "2026-12-04", "2026-12-04T15:00", "2026-12-04 15:00Z"])("the instant %j", (instant) => {
    expect(faults(typedInstantSchema, instant)).toEqual([
      "Enter a date and time with its zone, such as 2026-12-04T15:00Z.",
    ]);
  });
});

describe("a date and a time from two fields", () => {
  test("are taken together, or left empty together", () => {
    expect(typedMomentSchema.parse({ day: "2026-12-14", time: "15:00" })).toEqual({
      day: "2026-12-14",
      time: "15:00",
    });
    expect(typedMomentSchema.parse({ day: " ", time: "" })).toBeNull();
  });

  test.each([
    ["2026-12-14", "", "time", "Enter the time too, or leave date and time empty."],
    ["", "15:00", "day", "Enter the date too, or leave date and time empty."],
    ["14.12.2026", "15:00", "day", "Enter a date as year-month-day."],
    ["1969-12-31", "15:00", "day", "Enter a year from 1970 to 9999."],
    ["2026-12-14", "3 pm", "time", "Enter the time as hours and minutes, such as 15:00."],
    ["2026-12-14", "24:00", "time", "Enter the time as hours and minutes, such as 15:00."],
  ])("%s and %s are refused by the %s", (day, time, field, message) => {
    const { error } = typedMomentSchema.safeParse({ day, time });
    expect(error?.issues).toMatchObject([{ path: [field], message }]);
  });
});
