import { expect, test } from "vitest";
import { deskEventWords } from "./event-words";

const NAMES: Record<string, string> = { p: "Dev Desai", l: "Memory safety", m: "Urgent", b: "2.8" };
const nameOf = (id: unknown) => NAMES[String(id)] ?? null;

test.each<[string, string, Record<string, unknown>]>([
  ["assigned the case to Dev Desai", "case.assigned", { personId: "p" }],
  ["assigned the case to nobody", "case.assigned", { personId: null }],
  ["assigned the case", "case.assigned", { personId: "somebody who is gone" }],
  ["edited the facts: the title, the embargo", "case.edited", { fields: ["title", "embargoUntil"] }],
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
