import { expect, test } from "vitest";
import { NOWHERE, SIDES, sideOf } from "./nowhere";

test.each([
  ["/", "public"],
  ["/advisories/EX-1", "public"],
  ["/desktop", "public"],
  ["/desk", "desk"],
  ["/desk/cases/EX-1?tab=x", "desk"],
  ["/sign-in?next=%2Fdesk", "desk"],
  ["/portal#reply", "portal"],
])("%s is %s", (path, side) => expect(sideOf(path)).toBe(side));

test("every side offers a way on, and no word of it depends on the address that was asked for", () => {
  for (const side of SIDES) expect(NOWHERE.ways[side].length).toBeGreaterThan(2);
  expect(NOWHERE.words).toContain("must not tell whether the case exists");
});
