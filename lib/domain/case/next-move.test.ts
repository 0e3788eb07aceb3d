import { describe, expect, test } from "vitest";
import type { CaseFacts } from "./needs";
import { type Colleague, nextMove } from "./next-move";
import { nextMoveWords } from "./next-move-words";
import { CASE_STATES, type CaseState } from "./states";
import { CASE_FACTS } from "./testing/facts";

const NOW = new Date("2026-11-20T14:00:00Z");
const CARLA: Colleague = { id: "carla", name: "Carla Coord", roles: ["coordinator"] };
const PIA: Colleague = { id: "pia", name: "Pia Publish", roles: ["publisher"] };
const TOM: Colleague = { id: "tom", name: "Tom Triage", roles: ["triager"] };
const AUDIT: Colleague = { id: "aud", name: "Audrey", roles: ["auditor"] };
const DEV: Colleague = { id: "dev", name: "Dev Desai", roles: ["developer"] };
const TEAM = [AUDIT, CARLA, DEV, PIA, TOM];
const ACCESS = {
  caseId: "case",
  restricted: false,
  members: [{ personId: "dev", kind: "assignee" as const }],
};

const next = (on: Partial<CaseFacts>, team: readonly Colleague[] = TEAM) =>
  nextMove({ ...CASE_FACTS, ...on }, ACCESS, team, NOW);
const read = (by: Colleague, on: Partial<CaseFacts>, team?: readonly Colleague[]) => {
  const found = next(on, team);
  return found && nextMoveWords(found, by.id, "case").words;
};
const EMBARGO = { embargoUntil: new Date("2027-03-01T12:00:00Z") };

test.each<[string, Colleague, Partial<CaseFacts>]>([
  ["Waiting for a publisher (Pia Publish) to publish it on the Advisory tab", CARLA, {}],
  ["Yours: publish it on the Advisory tab", PIA, {}],
  ["Waiting for a coordinator (Carla Coord) to plan the fix", TOM, { state: "accepted" }],
  [
    "Waiting for a coordinator or a developer (Carla Coord, Dev Desai) to say when the fix is ready",
    TOM,
    { state: "remediating" },
  ],
  [
    "Waiting for a publisher (Pia Publish) to approve the advisory on the Advisory tab",
    CARLA,
    { state: "fix_ready", approvals: [] },
  ],
  [
    "Yours: finish the advisory on the Advisory tab",
    TOM,
    { state: "fix_ready", approvals: [], advisoryBlockers: 2 },
  ],
  ["Yours: judge the impact on the Scoring tab", CARLA, { state: "fix_ready", impactJudged: false }],
  ["Waiting for a coordinator (Carla Coord) to schedule publication", PIA, { state: "fix_ready" }],
  ["Yours: schedule publication", CARLA, { state: "fix_ready", ...EMBARGO }],
  [
    "The embargo runs until 1 March 2027. Then waiting for a publisher (Pia Publish) to publish it on the Advisory tab",
    CARLA,
    EMBARGO,
  ],
  ["The embargo runs until 1 March 2027. Then yours: publish it on the Advisory tab", PIA, EMBARGO],
  [
    "Waiting for a publisher (Pia Publish) to approve the advisory on the Advisory tab",
    CARLA,
    { state: "fix_ready", approvals: [], ...EMBARGO },
  ],
  ["Yours: schedule publication", CARLA, { state: "fix_ready", embargoUntil: NOW }],
])("%s", (words, by, on) => {
  expect(read(by, on)).toBe(words);
});

test("scheduling stands on the page of the case and on that of its advisory, and nobody is sent from one to the other", () => {
  const found = next({ state: "fix_ready" });
  const on = (here: "case" | "advisory" | "score") => found && nextMoveWords(found, PIA.id, here);
  const words = "Waiting for a coordinator (Carla Coord) to schedule publication";
  expect(on("case")).toEqual({ words, path: null, mine: false });
  expect(on("advisory")).toEqual({ words, path: null, mine: false });
  expect(on("score")).toEqual({ words: `${words} on the page of the case`, path: "", mine: false });
});

describe("who may", () => {
  test("an author publishes where nobody else could", () => {
    const alone = { secondPersonExists: false };
    expect(read(CARLA, alone, [CARLA])).toBe("Yours: publish it on the Advisory tab");
  });

  test("a case nobody can bring forward says whom it needs", () => {
    expect(read(TOM, { state: "accepted" }, [TOM])).toBe(
      "Nobody of the team can do this now. Waiting for a coordinator to plan the fix",
    );
  });

  test("in a restricted case only those who take part are named", () => {
    const access = {
      ...ACCESS,
      restricted: true,
      members: [{ personId: "tom", kind: "coordinator" as const }],
    };
    expect(nextMove({ ...CASE_FACTS, state: "acknowledged" }, access, TEAM, NOW)?.who).toEqual([TOM]);
  });

  test("an auditor is never named", () => {
    for (const state of CASE_STATES) expect(next({ state })?.who ?? []).not.toContain(AUDIT);
  });
});

test.each<[CaseState, Partial<CaseFacts>, string | null]>([
  ["new", {}, "acknowledge"],
  ["acknowledged", {}, "accept"],
  ["needs_info", {}, null],
  ["published", { isPublic: true }, "close"],
  // What is recorded and not told is not out.
  ["published", { isPublic: true, publicFix: "unfixed", fixOrMitigation: true }, "plan"],
  ["published", { isPublic: true, publicFix: "fixed" }, "close"],
  ["published", { isPublic: true, publicFix: "withdrawn", fixOrMitigation: false }, "plan"],
  ["published", { isPublic: true, publicFix: "withdrawn" }, "close"],
  ["fix_ready", { isPublic: true, publicFix: "unfixed" }, "publish_revision"],
  ["closed", { isPublic: true, publicFix: "unfixed" }, null],
])("from %s, %o: %s", (state, on, event) => {
  expect(next({ state, ...on })?.event ?? null).toBe(event);
});
