import { expect, test } from "vitest";
import { deskEventWords } from "./event-words";

const NAMES: Record<string, string> = { p: "Dev Desai", l: "Memory safety", m: "Urgent", b: "2.8" };
const nameOf = (id: unknown) => NAMES[String(id)] ?? null;

const END = "2026-12-04T15:00:00.000Z";
const LATER = "2026-12-18T15:00:00.000Z";

test.each<[string, string, Record<string, unknown>]>([
  ["assigned the case to Dev Desai", "case.assigned", { personId: "p" }],
  ["assigned the case to nobody", "case.assigned", { personId: null }],
  ["assigned the case", "case.assigned", { personId: "somebody who is gone" }],
  ["edited the facts: the title, the embargo", "case.edited", { fields: ["title", "embargoUntil"] }],
  [
    "set the end of the embargo to 4 Dec 2026, 16:00 in Berlin (15:00 UTC)",
    "case.edited",
    { fields: ["embargoUntil"], embargoFrom: null, embargoTo: END, timeZone: "Europe/Berlin" },
  ],
  [
    "moved the end of the embargo from 4 Dec 2026, 15:00 UTC to 18 Dec 2026, 15:00 UTC, and edited the title",
    "case.edited",
    { fields: ["title", "embargoUntil"], embargoFrom: END, embargoTo: LATER, timeZone: "UTC" },
  ],
  [
    "took the embargo away that was to end 4 Dec 2026, 15:00 UTC",
    "case.edited",
    { fields: ["embargoUntil"], embargoFrom: END, embargoTo: null, timeZone: "UTC" },
  ],
  [
    "rated it High by hand, and set the end of the embargo to 4 Dec 2026, 15:00 UTC",
    "case.edited",
    {
      fields: ["embargoUntil", "severity"],
      severity: "high",
      embargoFrom: null,
      embargoTo: END,
      timeZone: "UTC",
    },
  ],
  ["edited the facts: exploited (yes)", "case.edited", { fields: ["exploited"], exploited: "yes" }],
  ["edited the facts", "case.edited", { fields: [] }],
  ["rated it High by hand", "case.edited", { fields: ["severityReason", "severity"], severity: "high" }],
  [
    "rated it High by hand, and edited the title",
    "case.edited",
    { fields: ["title", "severity"], severity: "high" },
  ],
  [
    "changed the labels: put on “Memory safety”; took off “Urgent”",
    "case.labelled",
    { added: ["l"], removed: ["m"] },
  ],
  ["changed the labels", "case.labelled", { added: ["gone"], removed: [] }],
  ["decided on branch 2.8: will not be fixed", "branch.decided", { branchId: "b", decision: "wont_fix" }],
  ["decided on a supported branch: gets the fix", "branch.decided", { branchId: "gone", decision: "fix" }],
])("%s", (words, action, data) => {
  expect(deskEventWords(action, data, nameOf)?.words).toBe(words);
});
