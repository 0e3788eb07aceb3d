import { expect, test } from "vitest";
import { isSnoozed, restWords } from "./waiting";

const NOW = new Date("2026-11-20T14:00:00Z");
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
const AWAKE = { snoozedUntil: null, snoozedUntilReply: false, nextDueSoonAt: null };

test("a case is snoozed until its date, or a reply, and never past a promise that comes due soon", () => {
  expect(isSnoozed(AWAKE, NOW)).toBe(false);
  expect(isSnoozed({ ...AWAKE, snoozedUntil: days(1) }, NOW)).toBe(true);
  expect(isSnoozed({ ...AWAKE, snoozedUntil: NOW }, NOW)).toBe(false);
  expect(isSnoozed({ ...AWAKE, snoozedUntilReply: true }, NOW)).toBe(true);
  expect(isSnoozed({ ...AWAKE, snoozedUntil: days(-1), snoozedUntilReply: true }, NOW)).toBe(false);
  expect(isSnoozed({ ...AWAKE, snoozedUntilReply: true, nextDueSoonAt: days(1) }, NOW)).toBe(true);
  expect(isSnoozed({ ...AWAKE, snoozedUntilReply: true, nextDueSoonAt: NOW }, NOW)).toBe(false);
});

test("what a case rests on is said in one line", () => {
  const words = (facts: Partial<Parameters<typeof restWords>[0]>) =>
    restWords({ ...AWAKE, waitsFor: null, party: null, timeZone: "UTC", ...facts }, NOW);
  expect(words({})).toBeNull();
  expect(words({ snoozedUntil: days(12) })).toBe("Snoozed until 2 December 2026 or a reply");
  const midnight = new Date("2026-12-01T23:00:00Z");
  expect(words({ snoozedUntil: midnight, timeZone: "Europe/Paris" })).toContain("until 2 December 2026");
  expect(words({ snoozedUntilReply: true })).toBe("Snoozed until a reply");
  expect(words({ waitsFor: "vendor", party: "Tern" })).toBe("Waits for a vendor: Tern");
  expect(words({ snoozedUntil: days(12), waitsFor: "upstream" })).toBe(
    "Snoozed until 2 December 2026 or a reply; Waits for an upstream project",
  );
});
