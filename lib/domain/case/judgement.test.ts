import { expect, test } from "vitest";
import { changesNeedReason } from "./judgement";
import { CASE_STATES } from "./states";

test("from acceptance on a changed judgement needs its reason", () => {
  const needs = CASE_STATES.filter((state) => changesNeedReason({ state, resumeState: null }));
  expect(needs).toEqual(["accepted", "remediating", "fix_ready", "scheduled", "published", "closed"]);
});

test("a question to the reporter changes nothing about that", () => {
  expect(changesNeedReason({ state: "needs_info", resumeState: "acknowledged" })).toBe(false);
  expect(changesNeedReason({ state: "needs_info", resumeState: "remediating" })).toBe(true);
});
