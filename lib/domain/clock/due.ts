import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Limit, WorkCalendar } from "@/lib/domain/clock/promise";

/** A time during which a clock stands still; `to` is null while it still does. Stored as ISO texts, read as dates. */
export const pausedSpanSchema = z.object({ from: z.coerce.date(), to: z.coerce.date().nullable() });

export type PausedSpan = z.infer<typeof pausedSpanSchema>;

/**
 * The instant at which a promise falls due (UTC). Closed pauses move it later by their length, unless they began after it
 * had passed: a breach is never erased. A business-day promise that a pause moves onto a day off ends with the next
 * working day. Call it with the limit and calendar frozen on the clock, never with the current policy's.
 */
export function dueAt(
  startedAt: Date,
  limit: Limit,
  calendar: WorkCalendar,
  pausedSpans: readonly PausedSpan[] = [],
): Date {
  const due = dueWithoutPauses(startedAt, limit, calendar);
  const settle =
    "businessDays" in limit ? (moved: Date) => toWorkingDay(moved, calendar) : (moved: Date) => moved;
  return afterPauses(startedAt, due, pausedSpans, settle);
}

/** The earliest due instant of several promises: the stricter one wins. Null where nothing is promised. */
export function strictestDue(startedAt: Date, limits: readonly Limit[], calendar: WorkCalendar): Date | null {
  const due = limits.map((limit) => dueAt(startedAt, limit, calendar).getTime());
  return due.length === 0 ? null : new Date(Math.min(...due));
}

/** Whether the team works on this local date. */
export function isWorkingDay(date: Temporal.PlainDate, calendar: WorkCalendar): boolean {
  return calendar.workingDays.includes(date.dayOfWeek) && !calendar.holidays.includes(date.toString());
}

/** The local date of an instant in the calendar's zone. */
export function localDate(instant: Date, calendar: Pick<WorkCalendar, "timeZone">): Temporal.PlainDate {
  return zoned(instant, calendar).toPlainDate();
}

function dueWithoutPauses(startedAt: Date, limit: Limit, calendar: WorkCalendar): Date {
  if ("hours" in limit) return new Date(startedAt.getTime() + limit.hours * 3_600_000);
  if ("calendarDays" in limit) return toDate(zoned(startedAt, calendar).add({ days: limit.calendarDays }));
  if ("calendarMonths" in limit)
    return toDate(zoned(startedAt, calendar).add({ months: limit.calendarMonths }));
  let day = localDate(startedAt, calendar);
  for (let left = limit.businessDays; left > 0; left -= 1) day = nextWorkingDay(day, calendar);
  return endOfDay(day, calendar);
}

function afterPauses(
  startedAt: Date,
  firstDue: Date,
  spans: readonly PausedSpan[],
  settle: (due: Date) => Date,
): Date {
  const inOrder = [...spans].sort((a, b) => a.from.getTime() - b.from.getTime());
  let due = firstDue;
  let counted = startedAt.getTime();
  for (const { from, to } of inOrder) {
    if (to === null || from > due) continue;
    const length = to.getTime() - Math.max(from.getTime(), counted);
    if (length <= 0) continue;
    counted = to.getTime();
    due = settle(new Date(due.getTime() + length));
  }
  return due;
}

function toWorkingDay(instant: Date, calendar: WorkCalendar): Date {
  const day = localDate(instant, calendar);
  return isWorkingDay(day, calendar) ? instant : endOfDay(nextWorkingDay(day, calendar), calendar);
}

/** The first day after `after` on which the team works. */
export function nextWorkingDay(after: Temporal.PlainDate, calendar: WorkCalendar): Temporal.PlainDate {
  let day = after.add({ days: 1 });
  while (!isWorkingDay(day, calendar)) day = day.add({ days: 1 });
  return day;
}

/** The instant at which a local day begins, also where the clocks change at midnight. */
export function startOfDay(day: Temporal.PlainDate, calendar: WorkCalendar): Date {
  return toDate(day.toZonedDateTime(calendar.timeZone));
}

// One second before the next day begins: right even where the clocks change at midnight.
function endOfDay(day: Temporal.PlainDate, calendar: WorkCalendar): Date {
  return toDate(day.add({ days: 1 }).toZonedDateTime(calendar.timeZone).subtract({ seconds: 1 }));
}

function zoned(instant: Date, calendar: Pick<WorkCalendar, "timeZone">): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(calendar.timeZone);
}

function toDate(zonedDateTime: Temporal.ZonedDateTime): Date {
  return new Date(zonedDateTime.epochMilliseconds);
}
