import { expect, test } from "vitest";
import { offeredMoves } from "./offered-moves";
import { CASE_FACTS } from "./testing/facts";

const NOW = new Date("2026-11-20T14:00:00Z");

const rejecting = (state: "new" | "acknowledged") =>
  offeredMoves({ ...CASE_FACTS, state, secondForSpam: true }, () => true, NOW).find(
    ({ event }) => event === "reject",
  );

test("what hangs on the outcome of a rejection is not listed before one is chosen", () => {
  for (const state of ["new", "acknowledged"] as const) {
    expect(rejecting(state)?.needs).toEqual(["outcome", "reason"]);
    expect(rejecting(state)?.missing).toEqual(["outcome", "reason"]);
  }
});
