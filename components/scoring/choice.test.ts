import { expect, test } from "vitest";
import { formatVector } from "@/lib/domain/cvss/vector";
import { partOf, withAllOf } from "./choice";

const required = { CR: "H", AR: "L" };
const theirs = {
  version: "3.1",
  metrics: { AV: "N", AC: "L", PR: "L", UI: "N", S: "U", C: "H", I: "N", A: "N", E: "P" },
} as const;
const vector = (choice: Parameters<typeof partOf>[0]) => formatVector(partOf(choice));

test("what a reporter's vector says is taken, and what the product requires and the team has set stays", () => {
  const ours = { version: "3.1", metrics: { ...required, AR: "M", AV: "P", MAC: "H" } } as const;
  expect(vector(withAllOf(ours, theirs, required))).toBe(
    "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N/E:P/CR:H/AR:M/MAC:H",
  );
});

test("into the form of another version a vector brings what the product requires", () => {
  const ours = { version: "4.0", metrics: { ...required, AR: "M", AV: "P", AT: "N" } } as const;
  expect(vector(withAllOf(ours, theirs, required))).toBe(
    "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N/E:P/CR:H/AR:L",
  );
});
