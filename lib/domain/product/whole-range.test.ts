import { expect, test } from "vitest";
import { versionOrder } from "./version-order";
import { rangeFaults } from "./whole-range";

test.each<[introduced: string, lastAffected: string, fixed: string, field: string | null]>([
  ["2.0.0", "2.8.3", "1.0", "fixed"],
  ["2.0.0", "2.8.3", "2.8.3", "fixed"],
  ["2.0.0", "2.8.3", "2.8.3.0", "fixed"],
  ["2.0.0", "1.9", "2.8.4", "lastAffected"],
  ["2.0.0", "", "2.0", "fixed"],
  ["", "2.8.10", "2.8.9", "fixed"],
  ["2.0.0", "2.8.3", "2.8.4", null],
  ["2.8.3", "2.8.3", "2.8.10", null],
  ["2.0.0", "", "", null],
  ["", "", "", null],
  ["2.0.0", "2.8.3", "1.0-rc1", null],
  ["main", "v2.8.3", "r12", null],
])("%s to %s, fixed in %s: %s", (introduced, lastAffected, fixed, field) => {
  const faults = rangeFaults({ introduced, lastAffected, fixed });
  expect(faults.map((fault) => fault.field)).toEqual(field === null ? [] : [field]);
});

test("versions are ordered by their numbers, not by their letters", () => {
  expect(versionOrder("2.8.10", "2.8.9")).toBe(1);
  expect(versionOrder("20261130123456789012345", "20261130123456789012346")).toBe(-1);
  expect(versionOrder("2", "2.0.0")).toBe(0);
  expect(versionOrder("2.0", "2.0-rc1")).toBeNull();
});
