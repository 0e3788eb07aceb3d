/** Until when a case is commonly snoozed. What each means in days is said by the calendar of the case's policy (snooze.ts). */
export const SNOOZE_PRESETS = {
  tomorrow: "Tomorrow",
  next_working_day: "The next working day",
  week: "In a week",
  reply: "Until the reporter replies",
} as const;
export type SnoozePreset = keyof typeof SNOOZE_PRESETS;

/** A way to snooze this case: `until` for the act, the day it means (year-month-day), and why it is not possible. */
export type SnoozeOffer = {
  until: SnoozePreset;
  label: string;
  day: string | null;
  blocker: string | null;
};
