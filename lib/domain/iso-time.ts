import { z } from "zod";

// What PostgreSQL, JavaScript and people write alike. Nothing on a desk is older than the clocks of computers.
const FIRST_MS = Date.parse("1970-01-01T00:00:00Z");
const LAST_MS = Date.parse("9999-12-31T23:59:59.999Z");

// A text that is no time at all is refused by its form.
function isInYears(text: string): boolean {
  const ms = Date.parse(text);
  return Number.isNaN(ms) || (ms >= FIRST_MS && ms <= LAST_MS);
}

const YEARS = "Enter a year from 1970 to 9999.";

/** A day as people type it, year-month-day (ISO 8601), in the years 1970 to 9999. */
export const typedDaySchema = z.iso.date("Enter a date as year-month-day.").refine(isInYears, YEARS);

/** An instant with its zone, to the minute as people write it, or to the second and finer as machines do; 1970 to 9999. */
export const typedInstantSchema = z
  .union(
    [z.iso.datetime({ offset: true, precision: -1 }), z.iso.datetime({ offset: true })],
    "Enter a date and time with its zone, such as 2026-12-04T15:00Z.",
  )
  .refine(isInYears, YEARS);

/**
 * A date and a time of day from the two fields of a form, without a zone; null where both are empty. One without the other is
 * refused by the name of the one that is missing: a browser sends nothing for a field that is half filled in.
 */
export const typedMomentSchema = z
  .object({ day: z.string().trim(), time: z.string().trim() })
  .superRefine(({ day, time }, context) => {
    if (day === "" && time === "") return;
    const refuse = (field: "day" | "time", message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    const date = typedDaySchema.safeParse(day);
    if (day === "") refuse("day", "Enter the date too, or leave date and time empty.");
    else if (!date.success) refuse("day", date.error.issues[0]?.message ?? YEARS);
    if (time === "") refuse("time", "Enter the time too, or leave date and time empty.");
    else if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))
      refuse("time", "Enter the time as hours and minutes, such as 15:00.");
  })
  .transform((moment) => (moment.day === "" ? null : moment));

/** An instant in UTC that stands in an address, as the place of a page in a list; 1970 to 9999. */
export const listedInstantSchema = z.iso.datetime().refine(isInYears, YEARS);
