import { describe, expect, test } from "vitest";
import type { CaseFacts } from "@/lib/domain/case/needs";
import type { Colleague } from "@/lib/domain/case/next-move";
import { nextMoveWords } from "@/lib/domain/case/next-move-words";
import { CASE_FACTS } from "@/lib/domain/case/testing/facts";
import { advisoryPath } from "./path";
import { advisoryTurn } from "./turn";

const NOW = new Date("2026-11-20T14:02:00Z");
const DRAFT = { state: "draft", written: true, blocking: 0, scheduled: false } as const;
const UNAPPROVED: CaseFacts = { ...CASE_FACTS, state: "fix_ready", approvals: [] };
const PUBLIC: CaseFacts = { ...CASE_FACTS, state: "published", isPublic: true };

describe("where a text stands", () => {
  test.each<[string, Parameters<typeof advisoryPath>[0], string]>([
    ["drafted from the case", { ...DRAFT, written: false, blocking: 2, facts: UNAPPROVED }, "1 - - - -"],
    ["written, with problems", { ...DRAFT, blocking: 1, facts: UNAPPROVED }, "+ 2 - - -"],
    ["written", { ...DRAFT, facts: UNAPPROVED }, "+ + 3 - -"],
    [
      "approved",
      { ...DRAFT, state: "approved", facts: { ...UNAPPROVED, approvals: CASE_FACTS.approvals } },
      "+ + + 4 -",
    ],
    ["scheduled", { ...DRAFT, state: "approved", facts: CASE_FACTS }, "+ + + + 5"],
    ["changed while it is scheduled", { ...DRAFT, facts: { ...CASE_FACTS, approvals: [] } }, "+ + 3 + -"],
    ["public in an emergency", { ...DRAFT, state: "published", facts: PUBLIC }, "+ + + / *"],
    ["public", { ...DRAFT, state: "published", scheduled: true, facts: PUBLIC }, "+ + + + *"],
    ["withdrawn", { ...DRAFT, state: "withdrawn", facts: PUBLIC }, "+ + + / *"],
    [
      "changed after publication",
      { ...DRAFT, scheduled: true, facts: { ...PUBLIC, approvals: [] } },
      "+ + 3 / -",
    ],
    ["a revision that is approved", { ...DRAFT, state: "approved", facts: PUBLIC }, "+ + + / 5"],
  ])("%s", (_words, known, marks) => {
    const mark = { done: "+", reached: "*", todo: "-", skipped: "/" };
    const read = advisoryPath(known, NOW).map(({ state }, index) =>
      state === "current" ? String(index + 1) : mark[state],
    );
    expect(read.join(" ")).toBe(marks);
  });

  test("an approval by who wrote the text counts for nothing while somebody else could give one", () => {
    const approvals = [{ personId: "carla", current: true }];
    const at = (facts: CaseFacts) =>
      advisoryPath({ ...DRAFT, facts }, NOW).find(({ state }) => state === "current")?.step;
    expect(at({ ...UNAPPROVED, approvals })).toBe("approval");
    expect(at({ ...UNAPPROVED, approvals, secondPersonExists: false })).toBe("schedule");
  });
});

describe("whose turn it is", () => {
  const CARLA: Colleague = { id: "carla", name: "Carla Coord", roles: ["coordinator"] };
  const PIA: Colleague = { id: "pia", name: "Pia Publish", roles: ["publisher"] };
  const team = [CARLA, PIA];
  const access = { caseId: "case", restricted: false, members: [] };
  const read = (by: Colleague, known: Parameters<typeof advisoryTurn>[0]) => {
    const next = advisoryTurn(known, { access, team, now: NOW });
    return next && nextMoveWords(next, by.id, "advisory").words;
  };

  test("who may write finishes the text, and who did not write it approves it", () => {
    expect(read(CARLA, { current: "problems", isOut: false, facts: UNAPPROVED })).toBe(
      "Yours: finish the advisory",
    );
    expect(read(CARLA, { current: "approval", isOut: false, facts: UNAPPROVED })).toBe(
      "Waiting for a publisher (Pia Publish) to approve the advisory",
    );
    expect(read(PIA, { current: "approval", isOut: false, facts: UNAPPROVED })).toBe(
      "Yours: approve the advisory",
    );
  });

  test("a revision is written, approved and published while its case has nothing left but to be closed", () => {
    const facts = { ...PUBLIC, approvals: [] };
    expect(read(PIA, { current: "approval", isOut: false, facts })).toBe("Yours: approve the advisory");
    expect(read(PIA, { current: "public", isOut: false, facts: PUBLIC })).toBe("Yours: publish the revision");
    expect(read(CARLA, { current: "public", isOut: true, facts: PUBLIC })).toBe(
      "Yours: close the case on the page of the case",
    );
  });

  test("before its case is that far, the case says what comes first", () => {
    const facts = { ...CASE_FACTS, state: "accepted" as const };
    expect(read(PIA, { current: "schedule", isOut: false, facts })).toBe(
      "Waiting for a coordinator (Carla Coord) to plan the fix on the page of the case",
    );
  });

  test("of a closed case nobody's", () => {
    const facts = { ...UNAPPROVED, state: "closed" as const };
    expect(read(PIA, { current: "approval", isOut: false, facts })).toBeNull();
  });
});
