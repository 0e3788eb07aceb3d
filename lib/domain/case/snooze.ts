import { Temporal } from "temporal-polyfill";
import { localDate, nextWorkingDay, startOfDay } from "@/lib/domain/clock/due";
import { CLOCK_LABELS, type ClockKind, type WorkCalendar } from "@/lib/domain/clock/promise";
import { dayWords } from "@/lib/domain/clock/words";
import { SNOOZE_PRESETS, type SnoozeOffer, type SnoozePreset } from "./snooze-words";
import { type CaseState, isOpen } from "./states";

/** What of a case decides how long it may be snoozed. `calendar` is the one of its policy version. */
export type SnoozeFacts = {
  state: CaseState;
  hasReporter: boolean;
  nextDueKind: ClockKind | null;
  /** When the next promise counts as due soon: that wakes a case, whatever was wished. */
  nextDueSoonAt: Date | null;
  calendar: WorkCalendar;
};

const MOST_DAYS = 366;

export const SNOOZE_PRESET_NAMES = Object.keys(SNOOZE_PRESETS) as SnoozePreset[];

function isPreset(wish: string): wish is SnoozePreset {
  return Object.hasOwn(SNOOZE_PRESETS, wish);
}

/** The day a wish means (year-month-day, in the calendar's zone); null for "until a reply". @param wish preset or ISO date */
function wishedDay(wish: string, calendar: WorkCalendar, now: Date): Temporal.PlainDate | null {
  const today = localDate(now, calendar);
  if (!isPreset(wish)) return Temporal.PlainDate.from(wish);
  if (wish === "tomorrow") return today.add({ days: 1 });
  if (wish === "next_working_day") return nextWorkingDay(today, calendar);
  return wish === "week" ? today.add({ days: 7 }) : null;
}

/** How a case is snoozed as wished: until the beginning of that day, or a reply; or why it cannot be, in a sentence. */
export type SnoozePlan = { until: Date | null; day: string | null } | { blocker: string };

/**
 * What a wish comes to for this case. Never beyond the moment its next promise comes due soon: what is snoozed hides no late
 * promise. A refusal names the last day that would be possible.
 *
 * @param wish a preset, or a day as year-month-day
 * @param now a UTC instant
 */
export function planSnooze(facts: SnoozeFacts, wish: string, now: Date): SnoozePlan {
  const { calendar, nextDueSoonAt } = facts;
  if (!isOpen(facts.state)) return { blocker: "This case is closed: there is nothing to snooze." };
  if (nextDueSoonAt !== null && nextDueSoonAt <= now)
    return {
      blocker: `${promise(facts)} is due soon or late. Keep that promise first, then snooze the case.`,
    };
  const day = wishedDay(wish, calendar, now);
  if (day === null)
    return facts.hasReporter
      ? { until: null, day: null }
      : { blocker: "This case has no reporter who could reply. Choose a day." };
  const today = localDate(now, calendar);
  if (Temporal.PlainDate.compare(day, today) <= 0) return { blocker: "Choose a day after today." };
  if (today.until(day).days > MOST_DAYS) return { blocker: "Choose a day within a year." };
  const until = startOfDay(day, calendar);
  const late = nextDueSoonAt !== null && until > nextDueSoonAt;
  return late ? { blocker: tooLong(facts, nextDueSoonAt, now) } : { until, day: day.toString() };
}

function promise({ nextDueKind }: SnoozeFacts): string {
  return nextDueKind === null ? "A promise" : `“${CLOCK_LABELS[nextDueKind]}”`;
}

// The day on which a promise comes due soon is the last one that can begin before it does.
function tooLong(facts: SnoozeFacts, soonAt: Date, now: Date): string {
  const last = localDate(soonAt, facts.calendar);
  const day = dayWords(new Date(`${last}T00:00:00Z`));
  const why = `${promise(facts)} comes due soon on ${day}`;
  return Temporal.PlainDate.compare(last, localDate(now, facts.calendar)) > 0
    ? `${why}: snooze the case until ${day} at the latest.`
    : `${why}, today: keep that promise first, then snooze the case.`;
}

/** Every preset for this case, each with the day it means or why it is not possible. */
export function snoozeOffers(facts: SnoozeFacts, now: Date): SnoozeOffer[] {
  return SNOOZE_PRESET_NAMES.map((until) => {
    const plan = planSnooze(facts, until, now);
    const label = SNOOZE_PRESETS[until];
    return "blocker" in plan
      ? { until, label, day: null, blocker: plan.blocker }
      : { until, label, day: plan.day, blocker: null };
  });
}

/** The day on whose beginning a case comes back (year-month-day), as it was wished. */
export function snoozedDay(until: Date, calendar: WorkCalendar): string {
  return localDate(until, calendar).toString();
}
