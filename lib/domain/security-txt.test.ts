import { expect, test } from "vitest";
import { securityTxt } from "./security-txt";

const now = new Date("2026-11-22T09:30:00Z");
const made = securityTxt({
  origin: "https://security.example.org",
  contacts: ["mailto:security@example.org", "https://example.org/help", "mailto:security@example.org"],
  policyNumber: 7,
  now,
});
const fields = made
  .trimEnd()
  .split("\n")
  .map((line) => /^([A-Za-z-]+): (\S.*)$/.exec(line)?.slice(1) ?? ["", line]);
const valuesOf = (name: string) => fields.filter(([field]) => field === name).map(([, value]) => value);

test("every line is a field, and the last one ends like the others", () => {
  expect(fields.every(([name]) => name !== "")).toBe(true);
  expect(made.endsWith("\n")).toBe(true);
  expect(made).not.toContain("\r");
});

test("the form is the preferred contact, others follow, each once, and all are full URIs", () => {
  expect(valuesOf("Contact")).toEqual([
    "https://security.example.org/report",
    "mailto:security@example.org",
    "https://example.org/help",
  ]);
});

test("it expires exactly once, in the future, under a year ahead", () => {
  const [expires, ...more] = valuesOf("Expires");
  expect(more).toEqual([]);
  const aheadDays = (Date.parse(expires ?? "") - now.getTime()) / 86_400_000;
  expect(aheadDays).toBeGreaterThan(170);
  expect(aheadDays).toBeLessThan(365);
  expect(expires).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

test("it names its own address, the policy and the thanks, over https only", () => {
  expect(valuesOf("Canonical")).toEqual(["https://security.example.org/.well-known/security.txt"]);
  expect(valuesOf("Policy")).toEqual(["https://security.example.org/policy/7"]);
  expect(valuesOf("Acknowledgments")).toEqual(["https://security.example.org/thanks"]);
  expect(valuesOf("Preferred-Languages")).toHaveLength(1);
  expect(made).not.toContain("http://");
});

test("an address that would break the line, or is none, is left out", () => {
  const hostile = [
    "mailto:a@example.org\nContact: mailto:b@example.org",
    "security@example.org",
    "javascript:1",
  ];
  const text = securityTxt({ origin: "https://x.example", contacts: hostile, policyNumber: 1, now });
  expect(text.match(/^Contact:/gm)).toHaveLength(1);
});

test("without TLS the file says that it is not valid", () => {
  expect(securityTxt({ origin: "http://127.0.0.1:3000", contacts: [], policyNumber: 1, now })).toMatch(
    /^# Not valid/,
  );
});
