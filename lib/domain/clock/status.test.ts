import { describe, expect, test } from "vitest";
import { limitWords } from "@/lib/domain/clock/promise";
import { type Clock, clockStatus, isAnswer, satisfiedAt } from "@/lib/domain/clock/status";
import { clockWords, durationWords } from "@/lib/domain/clock/words";

const start = new Date("2026-11-20T12:00:00Z");
const at = (hours: number) => new Date(start.getTime() + hours * 3_600_000);

function clock(changes: Partial<Clock> = {}): Clock {
  return {
    kind: "acknowledgement",
    startedAt: start,
    dueAt: at(24),
    pausedSpans: [],
    satisfiedAt: null,
    endedAt: null,
    ...changes,
  };
}

describe("a running clock", () => {
  test.each([
    [11.9, 0, false],
    [12, 50, false],
    [19.1, 50, false],
    [19.2, 80, true],
    [24, 100, true],
  ])("after %d of 24 hours escalation is %d", (hours, escalation, soon) => {
    expect(clockStatus(clock(), at(hours))).toMatchObject({ state: "running", escalation, soon });
  });

  test("a closed pause counts neither as time used nor as time given", () => {
    const paused = clock({ dueAt: at(34), pausedSpans: [{ from: at(6), to: at(16) }] });
    expect(clockStatus(paused, at(21.9))).toMatchObject({ state: "running", escalation: 0 });
    expect(clockStatus(paused, at(22))).toMatchObject({ state: "running", escalation: 50 });
  });
});

describe("a paused clock", () => {
  test("stands still", () => {
    const paused = clock({ pausedSpans: [{ from: at(6), to: null }] });
    expect(clockStatus(paused, at(500))).toMatchObject({ state: "paused", remainingMs: 18 * 3_600_000 });
  });

  test("answered during the pause is kept", () => {
    const answered = clock({ pausedSpans: [{ from: at(6), to: null }], satisfiedAt: at(100) });
    expect(clockStatus(answered, at(200)).state).toBe("met");
  });

  test("a pause after the breach does not hide it", () => {
    const late = clock({ pausedSpans: [{ from: at(25), to: null }] });
    expect(clockStatus(late, at(30))).toMatchObject({
      state: "breached",
      overdueMs: 6 * 3_600_000,
      escalation: 100,
    });
  });
});

describe("a promise kept or missed", () => {
  test("an answer at the due instant is in time, one millisecond later it is late for good", () => {
    expect(clockStatus(clock({ satisfiedAt: at(24) }), at(99))).toMatchObject({ state: "met" });
    const late = clock({ satisfiedAt: new Date(at(24).getTime() + 1) });
    expect(clockStatus(late, at(99))).toEqual({
      state: "breached",
      overdueMs: 1,
      answered: true,
      escalation: 0,
    });
  });

  test("a case that ended in time leaves no breach, one that ended late keeps it", () => {
    expect(clockStatus(clock({ endedAt: at(20) }), at(99))).toEqual({ state: "ended", escalation: 0 });
    expect(clockWords(clockStatus(clock({ endedAt: at(20) }), at(99))).words).toBe("ended");
    expect(clockStatus(clock({ endedAt: at(26) }), at(99))).toEqual({
      state: "breached",
      overdueMs: 2 * 3_600_000,
      answered: false,
      escalation: 0,
    });
  });

  test("an evaluation needs both the evaluation and the date", () => {
    expect(satisfiedAt("evaluation", { evaluation: at(1) })).toBeNull();
    expect(satisfiedAt("evaluation", { expected_date: at(2) })).toBeNull();
    expect(satisfiedAt("evaluation", { message: at(3) })).toBeNull();
    expect(satisfiedAt("evaluation", { evaluation: at(1), expected_date: at(5) })).toEqual(at(5));
    expect(satisfiedAt("acknowledgement", { message: at(1) })).toEqual(at(1));
  });

  test("an automatic reply or an internal note is no answer", () => {
    expect(isAnswer({ toReporter: true, automatic: false })).toBe(true);
    expect(isAnswer({ toReporter: true, automatic: true })).toBe(false);
    expect(isAnswer({ toReporter: true, automatic: true }, { automaticReplyCounts: true })).toBe(true);
    expect(isAnswer({ toReporter: false, automatic: false })).toBe(false);
  });
});

describe("the words of a chip", () => {
  test.each([
    [clock({ dueAt: at(166) }), 0, { tone: "running", words: "6 d 22 h" }],
    [clock(), 20.8, { tone: "soon", words: "3 h 12 m" }],
    [clock(), 26.5, { tone: "late", words: "2 h overdue" }],
    [clock({ satisfiedAt: at(51) }), 90, { tone: "late", words: "1 d 3 h late" }],
    [clock({ pausedSpans: [{ from: at(1), to: null }] }), 3, { tone: "paused", words: "paused" }],
    [clock({ satisfiedAt: at(3) }), 90, { tone: "kept", words: "kept, after 3 h" }],
  ] as const)("case %#", (given, now, words) => {
    expect(clockWords(clockStatus(given, at(now)))).toEqual(words);
  });

  test("durations use two units, and whole days from a week on", () => {
    const words = [0, 59_000, 60_000, 3_600_000, 86_400_000, 7 * 86_400_000 + 1].map(durationWords);
    expect(words).toEqual(["under 1 m", "under 1 m", "1 m", "1 h", "1 d", "7 d"]);
  });

  test("limits are said in full", () => {
    expect(limitWords({ hours: 24 })).toBe("24 hours");
    expect(limitWords({ businessDays: 1 })).toBe("1 business day");
    expect(limitWords({ calendarDays: 7 })).toBe("7 days");
    expect(limitWords({ calendarMonths: 1 })).toBe("1 month");
  });
});
