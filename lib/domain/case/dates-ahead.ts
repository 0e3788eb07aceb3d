import { Temporal } from "temporal-polyfill";
import { localDate } from "@/lib/domain/clock/due";
import type { WorkCalendar } from "@/lib/domain/clock/promise";

/**
 * Why this day cannot be promised, in a sentence; null where it is today or later.
 *
 * @param day year-month-day
 * @param calendar the one of the case's policy version: its zone says which day it is
 * @param now a UTC instant
 */
export function dayGone(day: string, calendar: WorkCalendar, now: Date): string | null {
  return daysAhead(day, calendar, now) < 0 ? "This day has passed. Choose today or a later day." : null;
}

/** How many days from today, in the calendar's zone, to this year-month-day; negative where it has passed. @param now a UTC instant */
export function daysAhead(day: string, calendar: Pick<WorkCalendar, "timeZone">, now: Date): number {
  return localDate(now, calendar).until(Temporal.PlainDate.from(day), { largestUnit: "days" }).days;
}

/** Why an embargo cannot end at this instant, in a sentence; null where it lies ahead. @param now a UTC instant */
export function embargoEndGone(until: Date, now: Date): string | null {
  return until.getTime() <= now.getTime()
    ? "This time has passed. Choose a later one, or leave it empty to end the embargo."
    : null;
}
