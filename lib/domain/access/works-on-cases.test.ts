import { expect, test } from "vitest";
import { ROLES } from "./roles";
import { worksOnCases } from "./works-on-cases";

test("cases are worked on by those who may write on them: no auditor, and no admin as such", () => {
  expect(ROLES.filter((role) => worksOnCases([role]))).toEqual([
    "coordinator",
    "triager",
    "developer",
    "publisher",
  ]);
  expect(worksOnCases(["admin", "developer"])).toBe(true);
  expect(worksOnCases([])).toBe(false);
});
