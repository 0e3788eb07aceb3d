import { Temporal } from "temporal-polyfill";

/**
 * The name of a time zone as the IANA database spells it, however it was typed; an older or newer name of the same zone stays
 * what it is. @throws RangeError for a name that `isTimeZone` refuses
 */
export function zoneSpelling(name: string): string {
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
}
