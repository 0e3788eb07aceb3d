import { expect, test } from "vitest";
import { changesNeedReason } from "./judgement";
import { CASE_STATES } from "./states";

const first = { isPublic: false, acceptedBefore: false };

test("from acceptance on a changed judgement needs its reason", () => {
  const needs = CASE_STATES.filter((state) => changesNeedReason({ ...first, state, resumeState: null }));
  expect(needs).toEqual(["accepted", "remediating", "fix_ready", "scheduled", "published", "closed"]);
});

test("a question to the reporter changes nothing about that", () => {
  expect(changesNeedReason({ ...first, state: "needs_info", resumeState: "acknowledged" })).toBe(false);
  expect(changesNeedReason({ ...first, state: "needs_info", resumeState: "remediating" })).toBe(true);
});

test("what is public, or was accepted before it was reopened, keeps asking for it", () => {
  const reopened = { ...first, state: "acknowledged", resumeState: null } as const;
  expect(changesNeedReason(reopened)).toBe(false);
  expect(changesNeedReason({ ...reopened, isPublic: true })).toBe(true);
  expect(changesNeedReason({ ...reopened, acceptedBefore: true })).toBe(true);
});
