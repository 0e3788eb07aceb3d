import { describe, expect, test } from "vitest";
import { standingEvents } from "./standing-events";
import { CASE_EVENTS, CASE_STATES, transitionFor } from "./states";
import {
  canBeTakenBack,
  type LastMove,
  LINK_UNDONE_WORDS,
  type TakeBackFacts,
  takeBackBlocker,
  takeBackUntil,
  takeBackWords,
} from "./take-back";

const NOW = new Date("2026-11-20T14:00:00Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);
const MOVE: LastMove = {
  event: "accept",
  from: "acknowledged",
  to: "accepted",
  isPublic: false,
  at: ago(60),
  by: "me",
  telling: "nothing",
  resumeState: null,
};
const FACTS: TakeBackFacts = {
  actorId: "me",
  last: MOVE,
  reporterKnows: false,
  creditPrinted: false,
  duplicates: "none",
};
const blocker = (facts: Partial<TakeBackFacts>, move: Partial<LastMove> = {}) =>
  takeBackBlocker({ ...FACTS, last: { ...MOVE, ...move }, ...facts }, NOW);

describe("a move is taken back", () => {
  test("by whoever made it, soon, while nobody outside has heard of it", () => {
    expect(blocker({})).toBeNull();
    expect(blocker({}, { at: ago(600) })).toBeNull();
    expect(blocker({}, { telling: "news" })).toBeNull();
    expect(blocker({}, { event: "mark_spam", from: "new", to: "new" })).toBeNull();
  });

  test.each<[Partial<TakeBackFacts>, Partial<LastMove>, RegExp]>([
    [{ last: null }, {}, /^Something else happened/],
    [{ actorId: "somebody" }, {}, /^Only whoever made/],
    [{ actorId: null }, { by: null }, /^Only whoever made/],
    [{}, { at: ago(601) }, /these are over/],
    [{}, { telling: "words" }, /^The reporter has your words/],
    [{ reporterKnows: true }, { telling: "news" }, /^Somebody outside has heard/],
    [{ creditPrinted: true }, {}, /credit of this case is public/],
    [{ duplicates: "seen" }, {}, /duplicates have been told/],
    [{}, { event: "publish", from: "scheduled", to: "published" }, /cannot be taken back/],
    [{}, { event: "reject", from: "needs_info", to: "closed", resumeState: null }, /cannot be taken back/],
    [{ creditPrinted: true, duplicates: "hidden" }, {}, /^Somebody outside has heard/],
  ])("and not with %j %j", (facts, move, words) => expect(blocker(facts, move)).toMatch(words));
});

test("a duplicate somebody cannot see is not told from a reporter who heard of it", () => {
  expect(blocker({ duplicates: "hidden" })).toBe(blocker({ reporterKnows: true }));
  expect(blocker({ duplicates: "hidden", creditPrinted: true })).toBe(
    blocker({ reporterKnows: true, creditPrinted: true }),
  );
});

test("moves that reach people at once, or make something public, are never taken back", () => {
  const events = CASE_EVENTS.filter(canBeTakenBack);
  expect(events).toEqual(
    CASE_EVENTS.filter((event) =>
      CASE_STATES.some((state) =>
        [true, false].some((isPublic) => transitionFor({ state, isPublic }, event)?.takenBack),
      ),
    ),
  );
  for (const event of [
    "publish",
    "publish_emergency",
    "publish_revision",
    "close",
    "withhold",
    "ask",
  ] as const)
    expect(canBeTakenBack(event), event).toBe(false);
});

test("it is offered for as long as it can work, and said before the move", () => {
  expect(takeBackUntil("accept", "nothing", NOW)).toEqual(new Date("2026-11-20T14:10:00Z"));
  expect(takeBackUntil("accept", "news", NOW)).toEqual(new Date("2026-11-20T14:00:10Z"));
  expect(takeBackUntil("accept", "words", NOW)).toBeNull();
  expect(takeBackUntil("publish", "nothing", NOW)).toBeNull();
  expect(takeBackWords("close", { hasReporter: true })).toBe("This cannot be taken back.");
  expect(takeBackWords("accept", { hasReporter: false })).toMatch(/10 minutes/);
  expect(takeBackWords("accept", { hasReporter: true })).toMatch(/10 seconds/);
  expect(takeBackWords("reject", { hasReporter: true, outcome: "spam" })).toMatch(/10 minutes/);
  const duplicate = { hasReporter: true, outcome: "duplicate" } as const;
  expect(takeBackWords("reject", duplicate)).toMatch(/cannot be taken back/);
  expect(takeBackWords("reject", { ...duplicate, duplicateOf: "EX-2026-7KQM2" })).toBe(LINK_UNDONE_WORDS);
  expect(takeBackWords("acknowledge", { hasReporter: true, message: "Thanks." })).toMatch(/at once/);
});

test("a reporter is told neither of a move that was taken back nor of its taking back", () => {
  const events = [
    { seq: 1, action: "report.received", data: {} },
    { seq: 4, action: "case.accept", data: {} },
    { seq: 5, action: "case.taken_back", data: { seq: 4 } },
    { seq: 6, action: "case.accept", data: {} },
  ];
  expect(standingEvents(events).map(({ seq }) => seq)).toEqual([1, 6]);
});
