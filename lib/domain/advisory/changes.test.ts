import { expect, test } from "vitest";
import { advisoryChanges } from "./changes";
import { FULL_CONTENT } from "./testing/content";

const BEFORE = { content: FULL_CONTENT, credits: [] };
const changed = (content: Partial<typeof FULL_CONTENT>) =>
  advisoryChanges(BEFORE, { content: { ...FULL_CONTENT, ...content }, credits: [] });

test("two that say the same differ in nothing, whatever dates and missing fixes stand beside them", () => {
  expect(changed({ emergency: true, timeline: [{ at: "2026-11-20T14:02:00.000Z", step: "fixed" }] })).toEqual(
    [],
  );
});

test("texts are told word by word, in the order of the page", () => {
  expect(changed({ summary: "Runs code. Upgrade to 2.8.5.", title: "Overflow in the reader" })).toEqual([
    {
      field: "title",
      kind: "text",
      parts: [
        { kind: "same", text: "Overflow in the " },
        { kind: "removed", text: "parser" },
        { kind: "added", text: "reader" },
      ],
    },
    expect.objectContaining({ field: "summary", kind: "text" }),
  ]);
});

test("ranges, references and scores are told by what came and went", () => {
  const [row] = FULL_CONTENT.affected;
  expect(
    changed({
      severity: "high",
      affected: [
        { ...row, product: "Example Server", introduced: "2.0.0", lastAffected: "2.8.4", fixed: "" },
      ],
      references: [],
    }),
  ).toEqual([
    { field: "severity", kind: "words", before: "Critical", after: "High" },
    {
      field: "affected",
      kind: "list",
      added: ["Example Server: 2.0.0 – 2.8.4, no fix yet"],
      removed: ["Example Server: 2.0.0 – 2.8.3, fixed in 2.8.4"],
    },
    { field: "references", kind: "list", added: [], removed: ["Fix: https://example.org/commit/4711"] },
  ]);
});

test("another order of the same is a change too", () => {
  expect(changed({ cves: [...FULL_CONTENT.cves].reverse() })).toEqual([
    {
      field: "cves",
      kind: "words",
      before: "CVE-2026-1000; CVE-2026-1001",
      after: "CVE-2026-1001; CVE-2026-1000",
    },
  ]);
});

test("whoever is thanked from now on is named", () => {
  const credits = [{ name: "nightjar", link: null, type: "finder" as const }];
  expect(advisoryChanges(BEFORE, { content: FULL_CONTENT, credits })).toEqual([
    { field: "credits", kind: "list", added: ["nightjar, finder"], removed: [] },
  ]);
});
