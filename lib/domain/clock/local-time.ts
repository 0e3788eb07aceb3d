import { Temporal } from "temporal-polyfill";

/** A date and a time of day as fields of a form have them: "2026-12-04" and "15:00"; which zone they are of is known elsewhere. */
export type LocalMoment = { day: string; time: string };

/**
 * The UTC instant of a local date and time. A time the clocks skip is taken an hour later, one that comes twice is the first.
 *
 * @param timeZone an IANA zone
 */
export function instantOf({ day, time }: LocalMoment, timeZone: string): Date {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`);
  return new Date(local.toZonedDateTime(timeZone).epochMilliseconds);
}

/** An instant as the fields of a form have it, to the minute. @param instant UTC @param timeZone an IANA zone */
export function localMoment(instant: Date, timeZone: string): LocalMoment {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  return {
    day: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: "minute" }),
  };
}
