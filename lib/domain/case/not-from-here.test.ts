import { expect, test } from "vitest";
import { notFromHere } from "./not-from-here";

test("a move that a state does not know is refused with the states that do", () => {
  expect(notFromHere("acknowledge", "accepted")).toBe(
    "“Acknowledge” is for cases that are “Received”. This one is “Accepted”.",
  );
  expect(notFromHere("accept", "closed")).toBe(
    "“Accept” is for cases that are “Received” or “Investigating”. This one is “Closed”.",
  );
});
