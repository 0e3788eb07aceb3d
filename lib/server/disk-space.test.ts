import { expect, test } from "vitest";
import { reserveOf } from "./disk-space";

const GIB = 1024 ** 3;

test("a twentieth of the disk stays free, but never less than 64 MiB nor more than a gigabyte", () => {
  expect(reserveOf(0.2 * GIB)).toBe(64 * 1024 ** 2);
  expect(reserveOf(10 * GIB)).toBe(0.5 * GIB);
  expect(reserveOf(2_000 * GIB)).toBe(GIB);
});
