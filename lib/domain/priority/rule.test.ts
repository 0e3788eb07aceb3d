import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CASE_STATES } from "@/lib/domain/case/states";
import { IMPACT_AXES, IMPACT_LEVELS } from "@/lib/domain/impact";
import { SEVERITIES } from "@/lib/domain/severity";
import { EXPLOITATION, SSVC_DECISIONS } from "@/lib/domain/ssvc/tree";
import { PRIORITIES } from "./levels";
import { type PriorityFacts, priorityRow, ROW_NAMES } from "./reasons";
import { priorityOf } from "./rule";
import { explainPriority, priorityTable } from "./words";

const now = new Date("2026-11-20T14:00:00Z");
const soon = new Date("2026-11-21T14:00:00Z");
const passed = new Date("2026-11-20T13:00:00Z");
const nothing: PriorityFacts = {
  state: "acknowledged",
  publicFix: "none",
  impact: {},
  exploited: null,
  alreadyPublic: null,
  ssvc: null,
  severity: null,
  nextDueAt: null,
};
const ssvc = (decision: (typeof SSVC_DECISIONS)[number], exploitation: (typeof EXPLOITATION)[number]) => ({
  decision,
  exploitation,
  complete: true,
});

describe("the corners of the rule", () => {
  test.each<[string, Partial<PriorityFacts>, string, string[]]>([
    ["nobody has judged it", {}, "normal", ["unjudged"]],
    ["nothing is lost", { impact: { confidentiality: "none" } }, "low", []],
    ["said to be exploited", { exploited: "yes" }, "urgent", ["said_exploited", "unjudged"]],
    ["not sure whether it is exploited", { exploited: "unsure" }, "normal", ["unjudged"]],
    [
      "said to be exploited, and the team found no sign of it",
      { exploited: "yes", ssvc: ssvc("scheduled", "none") },
      "normal",
      ["scheduled"],
    ],
    [
      "one of two vulnerabilities decided on: the claim still counts",
      { exploited: "yes", ssvc: { ...ssvc("defer", "none"), complete: false } },
      "urgent",
      ["said_exploited", "defer"],
    ],
    ["attacks seen", { ssvc: ssvc("out_of_cycle", "active") }, "urgent", ["attacked", "out_of_cycle"]],
    ["SSVC immediate", { ssvc: ssvc("immediate", "none") }, "urgent", ["immediate"]],
    ["availability lost in full", { impact: { availability: "total" } }, "high", ["total_availability"]],
    [
      "availability lost in full and critical: the top tier",
      { impact: { availability: "total" }, severity: "critical" },
      "urgent",
      ["total_and_critical", "total_availability", "critical"],
    ],
    ["some availability lost", { impact: { availability: "limited" } }, "low", ["limited_availability"]],
    ["some integrity lost", { impact: { integrity: "limited" } }, "normal", ["limited_integrity"]],
    [
      "a decision stands in for the severity",
      { severity: "critical", ssvc: ssvc("defer", "none") },
      "low",
      ["defer"],
    ],
    ["low and late", { severity: "low", nextDueAt: passed }, "normal", ["low", "late"]],
    [
      "urgent and late stays urgent",
      { exploited: "yes", nextDueAt: passed },
      "urgent",
      ["said_exploited", "unjudged", "late"],
    ],
    [
      "published with its fix",
      { state: "published", publicFix: "fixed", ssvc: ssvc("immediate", "active") },
      "normal",
      ["published", "attacked", "immediate"],
    ],
    [
      "published without a fix",
      { state: "published", publicFix: "unfixed", severity: "medium" },
      "high",
      ["unfixed", "medium"],
    ],
    [
      "published and withdrawn: as pressing as before",
      { state: "published", publicFix: "withdrawn", severity: "critical" },
      "high",
      ["critical"],
    ],
    ["closed", { state: "closed", exploited: "yes", nextDueAt: passed }, "low", ["closed"]],
  ])("%s", (_name, facts, level, reasons) => {
    const judged = priorityOf({ ...nothing, ...facts }, now);
    expect([judged.level, judged.reasons]).toEqual([level, reasons]);
  });

  test("a promise that still runs says until when the level holds; a late one changes nothing more", () => {
    expect(priorityOf({ ...nothing, nextDueAt: soon }, now)).toMatchObject({ level: "normal", until: soon });
    expect(priorityOf({ ...nothing, nextDueAt: soon }, soon)).toMatchObject({ level: "high", until: null });
    expect(priorityOf(nothing, now).until).toBeNull();
  });
});

const axis = fc.constantFrom(...IMPACT_LEVELS);
const facts: fc.Arbitrary<PriorityFacts> = fc.record({
  state: fc.constantFrom(...CASE_STATES),
  publicFix: fc.constantFrom("none", "unfixed", "fixed", "withdrawn"),
  impact: fc.record({ confidentiality: axis, elevation: axis, integrity: axis, availability: axis }),
  exploited: fc.constantFrom("no", "unsure", "yes"),
  alreadyPublic: fc.constantFrom("no", "unsure", "yes"),
  ssvc: fc.option(
    fc.record({
      decision: fc.constantFrom(...SSVC_DECISIONS),
      exploitation: fc.constantFrom(...EXPLOITATION),
      complete: fc.boolean(),
    }),
  ),
  severity: fc.constantFrom(...SEVERITIES),
  nextDueAt: fc.constantFrom(null, soon, passed),
});
const rank = (one: PriorityFacts) => PRIORITIES.indexOf(priorityOf(one, now).level);

describe("the rule as a whole", () => {
  const raises: Record<string, (one: PriorityFacts) => PriorityFacts[]> = {
    "more impact": (one) =>
      IMPACT_AXES.flatMap((name) =>
        above(IMPACT_LEVELS, one.impact[name] ?? "none").map((level) => ({
          ...one,
          impact: { ...one.impact, [name]: level },
        })),
      ),
    "a higher severity": (one) =>
      above(SEVERITIES, one.severity ?? "none").map((severity) => ({ ...one, severity })),
    "a more pressing decision": ({ ssvc: known, ...one }) =>
      known
        ? above(SSVC_DECISIONS, known.decision).map((decision) => ({ ...one, ssvc: { ...known, decision } }))
        : [],
    "more exploitation": ({ ssvc: known, ...one }) =>
      known
        ? above(EXPLOITATION, known.exploitation).map((exploitation) => ({
            ...one,
            ssvc: { ...known, exploitation },
          }))
        : [{ ...one, ssvc: null, exploited: "yes" }],
    "a promise that passed": (one) => [{ ...one, nextDueAt: passed }],
    "an advisory without a fix": (one) => [{ ...one, publicFix: "unfixed" }],
    "the withdrawal of one with its fix": (one) =>
      one.publicFix === "fixed" ? [{ ...one, publicFix: "withdrawn" }] : [],
    "a claim that it is public": (one) => [{ ...one, alreadyPublic: "yes" }],
  };

  test.each(Object.entries(raises))("%s never lowers the level", (_name, raise) => {
    fc.assert(
      fc.property(facts, (one) => {
        for (const raised of raise(one)) expect(rank(raised)).toBeGreaterThanOrEqual(rank(one));
      }),
    );
  });

  test("every level has its reasons, and each reason alone gives at least the level it asks for", () => {
    fc.assert(
      fc.property(facts, (one) => {
        const { level, reasons } = priorityOf({ ...one, state: "acknowledged" }, now);
        for (const name of ROW_NAMES.filter((row) => reasons.includes(row)))
          expect(PRIORITIES.indexOf(level)).toBeGreaterThanOrEqual(
            PRIORITIES.indexOf(priorityRow(name).asks),
          );
        expect(explainPriority(reasons).every(({ words, effect }) => words !== "" && effect !== "")).toBe(
          true,
        );
      }),
    );
  });

  test("the table of the documents has a line for each row", () => {
    expect(priorityTable().split("\n")).toHaveLength(ROW_NAMES.length + 2);
  });
});

function above<Value>(values: readonly Value[], value: Value): Value[] {
  return values.slice(values.indexOf(value) + 1);
}
