import fc from "fast-check";
import { expect, test } from "vitest";
import { afterMove, type Place } from "./after-move";
import { CASE_EVENTS, CASE_STATES, type CaseEvent, OUTCOMES, TRANSITIONS, transitionFor } from "./states";

const START: Place = {
  state: "new",
  isPublic: false,
  resumeState: null,
  outcome: null,
  closedAt: null,
  publishedAt: null,
  reopenedByReporter: false,
  spamMarkedBy: null,
  held: false,
  version: 1,
};

const step = fc.record({
  event: fc.constantFrom(...CASE_EVENTS),
  outcome: fc.option(fc.constantFrom(...OUTCOMES)),
  byReporter: fc.boolean(),
  minutes: fc.integer({ min: 0, max: 100_000 }),
});

function assertInvariants(place: Place): void {
  expect(place.state === "closed").toBe(place.closedAt !== null);
  if (place.state !== "closed") expect(place.outcome).toBeNull();
  if (place.state === "published") expect(place.isPublic).toBe(true);
  expect(place.isPublic).toBe(place.publishedAt !== null);
  expect(place.state === "needs_info").toBe(place.resumeState !== null);
  expect(["needs_info", "closed", "published", null]).not.toContain(place.resumeState ?? "");
}

test("whatever is tried, in any order, a case stays in one piece", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let place = START;
      let at = Date.UTC(2026, 0, 1);
      for (const { event, minutes, ...given } of steps) {
        at += minutes * 60_000;
        const next = afterMove(place, event, { ...given, now: new Date(at) });
        expect(next === null).toBe(transitionFor(place, event) === null);
        if (next === null) continue;
        assertInvariants(next);
        expect(next.version).toBe(place.version + 1);
        // What the world was told is never untold by a move.
        if (place.isPublic) expect(next.isPublic).toBe(true);
        if (place.publishedAt) expect(next.publishedAt).toEqual(place.publishedAt);
        if (place.reopenedByReporter) expect(next.reopenedByReporter).toBe(true);
        place = next;
      }
    }),
    { numRuns: 500 },
  );
});

test("a question and its answer bring a case back to the very state it was asked in", () => {
  const askable = TRANSITIONS.filter((row) => row.event === "ask").map((row) => row.from);
  expect(askable).toEqual(["acknowledged", "accepted", "remediating"]);
  for (const state of askable) {
    const now = new Date("2026-11-22T00:00:00Z");
    const given = { outcome: null, byReporter: false, now };
    const asked = afterMove({ ...START, state }, "ask", given);
    expect(asked).toMatchObject({ state: "needs_info", resumeState: state });
    if (asked) expect(afterMove(asked, "reply", given)).toMatchObject({ state, resumeState: null });
  }
});

test("every state can be reached from a new case, and every state but none leads somewhere", () => {
  const reached = new Set<string>();
  const queue: Place[] = [START];
  const seen = new Set<string>();
  for (let place = queue.pop(); place; place = queue.pop()) {
    reached.add(place.state);
    for (const event of CASE_EVENTS) {
      const next = afterMove(place, event, { outcome: "duplicate", byReporter: false, now: new Date(0) });
      const key = next && `${next.state} ${next.isPublic} ${next.resumeState}`;
      if (next && key && !seen.has(key)) {
        seen.add(key);
        queue.push({ ...next, version: 1 });
      }
    }
  }
  expect([...reached].sort()).toEqual([...CASE_STATES].sort());
});

test("a mark of spam is forgotten once somebody takes the case seriously", () => {
  const marked = { ...START, spamMarkedBy: "someone", held: true };
  const given = { outcome: null, byReporter: false, now: new Date(0) };
  for (const event of ["acknowledge", "accept"] satisfies CaseEvent[])
    expect(afterMove(marked, event, given)).toMatchObject({ spamMarkedBy: null, held: false });
});
