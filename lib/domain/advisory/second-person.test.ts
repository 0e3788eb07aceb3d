import { expect, test } from "vitest";
import { secondPerson } from "./second-person";

test.each([
  ["somebody wrote nothing of it", ["a", "b"], "b", ["a", "b", "c"], { barredIds: ["a", "b"], exists: true }],
  ["everybody wrote some of it", ["a", "b"], "b", ["a", "b"], { barredIds: ["b"], exists: true }],
  ["there is only its author", ["a"], "a", ["a"], { barredIds: ["a"], exists: false }],
  ["its author alone cannot approve", ["t"], "t", ["a"], { barredIds: ["t"], exists: true }],
  ["nobody of the team wrote it", [], null, ["a"], { barredIds: [], exists: true }],
] as const)("the second person where %s", (_case, authorIds, lastAuthorId, approverIds, found) => {
  expect(secondPerson({ authorIds, lastAuthorId, approverIds })).toEqual(found);
});
