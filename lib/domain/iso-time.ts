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

/** An instant in UTC that stands in an address, as the place of a page in a list; 1970 to 9999. */
export const listedInstantSchema = z.iso.datetime().refine(isInYears, YEARS);
