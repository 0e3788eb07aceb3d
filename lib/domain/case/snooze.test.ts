import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localDate } from "@/lib/domain/clock/due";
import { planSnooze, type SnoozeFacts, snoozedDay, snoozeOffers } from "./snooze";
import { CASE_STATES, isOpen } from "./states";

// A Friday, four in the afternoon in Paris.
const NOW = new Date("2026-11-20T15:00:00Z");
const calendar = { timeZone: "Europe/Paris", workingDays: [1, 2, 3, 4, 5], holidays: ["2026-11-23"] };
const FACTS: SnoozeFacts = {
  state: "acknowledged",
  hasReporter: true,
  nextDueKind: null,
  nextDueSoonAt: null,
  calendar,
};

const dayOf = (wish: string, facts: Partial<SnoozeFacts> = {}) => {
  const plan = planSnooze({ ...FACTS, ...facts }, wish, NOW);
  return "blocker" in plan ? plan.blocker : plan.day;
};

describe("a wish", () => {
  test.each([
    ["tomorrow", "2026-11-21"],
    ["next_working_day", "2026-11-24"],
    ["week", "2026-11-27"],
    ["reply", null],
    ["2026-12-24", "2026-12-24"],
    ["2026-11-20", "Choose a day after today."],
    ["2020-01-01", "Choose a day after today."],
    ["2027-11-22", "Choose a day within a year."],
  ])("%s comes to %s", (wish, day) => expect(dayOf(wish)).toBe(day));

  test("means days of the case's calendar, not of the server", () => {
    const eve = new Date("2026-11-20T23:30:00Z");
    expect(planSnooze(FACTS, "tomorrow", eve)).toEqual({
      until: new Date("2026-11-21T23:00:00Z"),
      day: "2026-11-22",
    });
  });

  test("of a day on which the clocks change begins when that day begins", () => {
    const plan = planSnooze(FACTS, "2027-03-28", NOW);
    expect(plan).toEqual({ until: new Date("2027-03-27T23:00:00Z"), day: "2027-03-28" });
    expect(snoozedDay(new Date("2027-03-27T23:00:00Z"), calendar)).toBe("2027-03-28");
  });

  test("is refused where it would hide a promise, with the last day that would not", () => {
    const promise = { nextDueKind: "next_update", nextDueSoonAt: new Date("2026-11-25T09:00:00Z") } as const;
    expect(dayOf("2026-11-25", promise)).toBe("2026-11-25");
    expect(dayOf("2026-11-26", promise)).toMatch(/comes due soon on 25 November 2026: snooze the case until/);
    expect(dayOf("reply", { ...promise, nextDueSoonAt: NOW })).toMatch(/^“.+” is due soon or late\./);
  });

  test("is refused for closed cases, and a reply where nobody could reply", () => {
    expect(dayOf("week", { state: "closed" })).toMatch(/closed/);
    expect(dayOf("reply", { hasReporter: false })).toBe(
      "This case has no reporter who could reply. Choose a day.",
    );
    expect(dayOf("week", { hasReporter: false })).toBe("2026-11-27");
  });
});

test("what is offered is what would be allowed", () => {
  const offers = snoozeOffers({ ...FACTS, hasReporter: false }, NOW);
  expect(offers.map(({ until, day, blocker }) => [until, day, blocker === null])).toEqual([
    ["tomorrow", "2026-11-21", true],
    ["next_working_day", "2026-11-24", true],
    ["week", "2026-11-27", true],
    ["reply", null, false],
  ]);
});

test("no wish snoozes a case beyond the moment its promise comes due soon, nor into the past", () => {
  const minutes = (most: number) => fc.integer({ min: -most, max: most }).map((m) => m * 60_000);
  fc.assert(
    fc.property(
      fc.constantFrom(...CASE_STATES),
      fc.option(minutes(60 * 24 * 400), { nil: null }),
      fc.constantFrom(
        "tomorrow",
        "next_working_day",
        "week",
        "reply",
        "2026-11-21",
        "2026-12-01",
        "2027-06-01",
      ),
      fc.constantFrom("Europe/Paris", "Pacific/Auckland", "America/Havana"),
      minutes(60 * 24 * 2),
      (state, soon, wish, timeZone, shift) => {
        const now = new Date(NOW.getTime() + shift);
        const nextDueSoonAt = soon === null ? null : new Date(now.getTime() + soon);
        const facts = { ...FACTS, state, nextDueSoonAt, calendar: { ...calendar, timeZone } };
        const plan = planSnooze(facts, wish, now);
        if ("blocker" in plan) return;
        expect(isOpen(state)).toBe(true);
        if (nextDueSoonAt) expect(nextDueSoonAt > now).toBe(true);
        if (plan.until === null) return;
        expect(plan.until > now).toBe(true);
        if (nextDueSoonAt) expect(plan.until <= nextDueSoonAt).toBe(true);
        expect(localDate(plan.until, facts.calendar).toString()).toBe(plan.day);
      },
    ),
  );
});
