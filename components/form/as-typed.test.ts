import { expect, test } from "vitest";
import type { FormState } from "@/lib/domain/form-state";
import { asTyped, isOutlived } from "./as-typed";

const failed = { status: "failed", message: "Not yet.", fields: [], values: { version: ["4"] } } as const;
const done: FormState = { status: "done", message: "Saved.", version: 5 };

test("what an act's answer says ends with the next act on the page", () => {
  expect(isOutlived(failed, { version: "4" })).toBe(false);
  expect(isOutlived(failed, { version: "5" })).toBe(true);
  expect(isOutlived(done, { version: "4" })).toBe(false);
  expect(isOutlived(done, { version: "5" })).toBe(false);
  expect(isOutlived(done, { version: "6" })).toBe(true);
});

test("that somebody else was first is said beside what they saved, and a page without a version says all there is", () => {
  expect(isOutlived({ ...failed, overtaken: true }, { version: "5" })).toBe(false);
  expect(isOutlived(failed, {})).toBe(false);
  expect(isOutlived({ status: "done", message: "Saved." }, { version: "6" })).toBe(false);
});

test("a refused date and time stand in their fields again, also a half of them", () => {
  const field = { name: "until", label: "Until", kind: "moment", value: "2026-12-04 15:00" } as const;
  expect(asTyped(field, { "until.day": ["2026-12-14"], "until.time": [""] }).value).toBe("2026-12-14");
  expect(asTyped(field, { "until.day": [""], "until.time": ["15:30"] }).value).toBe(" 15:30");
  expect(asTyped(field, {}).value).toBe("2026-12-04 15:00");
});
