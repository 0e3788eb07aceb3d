import { z } from "zod";

/** The promises a clock can watch. */
export const CLOCK_KINDS = ["acknowledgement", "evaluation", "next_update"] as const;

export type ClockKind = (typeof CLOCK_KINDS)[number];

export const clockKindSchema = z.enum(CLOCK_KINDS);

export const CLOCK_LABELS = {
  acknowledgement: "First answer",
  evaluation: "Evaluation and fix date",
  next_update: "Next update",
} as const satisfies Record<ClockKind, string>;

/**
 * How long a promise gives. Hours are elapsed time; business days leave out the day of receipt and end at 23:59:59 local;
 * calendar days and months end at the same time of day in the policy's zone, clamped to the month's end.
 */
export const limitSchema = z.union([
  z.strictObject({ hours: z.int().min(1).max(8784) }),
  z.strictObject({ businessDays: z.int().min(1).max(260) }),
  z.strictObject({ calendarDays: z.int().min(1).max(732) }),
  z.strictObject({ calendarMonths: z.int().min(1).max(24) }),
]);

export type Limit = z.infer<typeof limitSchema>;

/** One promise of a policy. An internal one (`public: false`) is kept by the team but shown to nobody else. */
export const promiseSchema = z.strictObject({
  kind: clockKindSchema,
  limit: limitSchema,
  public: z.boolean(),
});

export type ClockPromise = z.infer<typeof promiseSchema>;

/** What the team holds itself to where the policy promises no acknowledgement. */
export const HOUSE_ACKNOWLEDGEMENT: ClockPromise = {
  kind: "acknowledgement",
  limit: { calendarDays: 7 },
  public: false,
};

const ZONE_NAME = /^(?:UTC|[A-Za-z_]{1,32}(?:\/[A-Za-z0-9_+-]{1,32}){1,2})$/i;

/** Whether this is an IANA time zone the running system knows. Plain offsets are not zones: they have no summer time. */
export function isTimeZone(name: string): boolean {
  if (!ZONE_NAME.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** What to say of a text that is no name of the IANA time zone database. */
export const TIME_ZONE_EXPECTED = "Enter a time zone such as Europe/Paris or UTC.";

/** The days a team works: zone, ISO weekdays (1 Monday … 7 Sunday) and holidays. Frozen with the policy version. */
export const calendarSchema = z.strictObject({
  timeZone: z.string().refine(isTimeZone, TIME_ZONE_EXPECTED),
  workingDays: z.array(z.int().min(1).max(7)).min(1).max(7),
  holidays: z.array(z.iso.date()).max(500),
});

export type WorkCalendar = z.infer<typeof calendarSchema>;

/** The words of a limit: "24 hours", "1 business day", "7 days", "1 month". */
export function limitWords(limit: Limit): string {
  if ("hours" in limit) return counted(limit.hours, "hour");
  if ("businessDays" in limit) return counted(limit.businessDays, "business day");
  if ("calendarDays" in limit) return counted(limit.calendarDays, "day");
  return counted(limit.calendarMonths, "month");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
