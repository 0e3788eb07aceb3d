import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CVSS_VERSIONS, METRICS } from "@/lib/domain/cvss/catalogue";
import { compareVectors } from "@/lib/domain/cvss/compare";
import { scoresOfOthers } from "@/lib/domain/cvss/current";
import { nearbySeverities, singleChanges } from "@/lib/domain/cvss/nearby";
import { baseOf, rateVector } from "@/lib/domain/cvss/rating";
import { requirementChoices } from "@/lib/domain/cvss/requirements";
import { scoreVector } from "@/lib/domain/cvss/score";
import { type CvssVector, formatVector, parseVector, withMetric } from "@/lib/domain/cvss/vector";
import { severityOfScore } from "@/lib/domain/severity";

function vector(text: string): CvssVector {
  const result = parseVector(text);
  if (!result.ok) throw new Error(result.message);
  return result.vector;
}

const V31 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
const V40 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";

describe("base and overall", () => {
  test.each([
    [V31, { score: 9.8, severity: "critical" }, null],
    [
      `${V31}/E:U`,
      { score: 9.8, severity: "critical" },
      { score: 9, severity: "critical", counts: "CVSS-BT" },
    ],
    [`${V31}/CR:L/IR:L/AR:L`, { score: 9.8 }, { score: 8, severity: "high", counts: "CVSS-BE" }],
    [`${V31}/E:U/RL:O/MAV:P`, { score: 9.8 }, { severity: "medium", counts: "CVSS-BTE" }],
    [V40, { score: 9.3, macroVector: "000200" }, null],
    [`${V40}/E:U`, { score: 9.3 }, { score: 8.1, severity: "high", counts: "CVSS-BT" }],
    [`${V40}/E:U/MAV:P`, { score: 9.3, macroVector: "000200" }, { counts: "CVSS-BTE" }],
    [`${V40}/S:P/U:Red`, { score: 9.3 }, null],
  ])("%s", (text, base, overall) => {
    const rating = rateVector(vector(text));
    expect(rating.base).toMatchObject(base);
    if (overall === null) expect(rating.overall).toBeNull();
    else expect(rating.overall).toMatchObject(overall);
  });

  test("nothing outside the base group ever changes the base score or what may be published", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CVSS_VERSIONS).chain(optionalChoices), ({ version, chosen }) => {
        const start = vector(version === "3.1" ? V31 : V40);
        const full = { version, metrics: new Map([...start.metrics, ...chosen]) };
        expect(rateVector(full).base).toEqual(rateVector(start).base);
        expect(formatVector(baseOf(full))).toBe(formatVector(start));
      }),
    );
  });
});

function optionalChoices(version: (typeof CVSS_VERSIONS)[number]) {
  const optional = METRICS[version].filter(({ group }) => group !== "base");
  return fc
    .subarray(optional)
    .chain((metrics) =>
      fc.tuple(
        ...metrics.map(({ code, values }) =>
          fc
            .constantFrom(...values.filter((one) => one.code !== "X"))
            .map((one) => [code, one.code] as const),
        ),
      ),
    )
    .map((chosen) => ({ version, chosen }));
}

describe("one change alone", () => {
  test("as drawn: critical is one change from high, and none makes it medium", () => {
    const { reached, outOfReach } = nearbySeverities(vector(V40));
    expect(reached.map(({ severity }) => severity)).toEqual(["high"]);
    expect(reached[0]?.changes.map(({ metric, to, score }) => [metric, to, score])).toEqual([
      ["VC", "L", 8.8],
      ["VI", "L", 8.8],
      ["AV", "A", 8.7],
      ["PR", "L", 8.7],
      ["UI", "P", 8.7],
    ]);
    expect(outOfReach).toEqual([
      { severity: "medium", closest: expect.objectContaining({ metric: "AV", to: "P", score: 7 }) },
    ]);
  });

  test("a metric is listed for a severity if one value of it reaches it alone, and threat and environment count for nothing", () => {
    const start = vector("CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:L/A:N/E:U/MAV:P");
    const high = nearbySeverities(start).reached.find(({ severity }) => severity === "high");
    const all = METRICS["3.1"]
      .filter(({ group }) => group === "base")
      .flatMap(({ code, values }) => values.map((one) => ({ metric: code, to: one.code })))
      .filter(({ metric, to }) => {
        const changed = withMetric(start, metric, to);
        return changed.ok && severityOfScore(scoreVector(changed.vector).score) === "high";
      });
    const listed = high?.changes.map(({ metric, to }) => ({ metric, to })) ?? [];
    expect(all).toEqual(expect.arrayContaining(listed));
    expect(new Set(listed.map(({ metric }) => metric))).toEqual(new Set(all.map(({ metric }) => metric)));
    expect(listed).toHaveLength(new Set(listed.map(({ metric }) => metric)).size);
    expect(high?.changes).toContainEqual({ metric: "AV", from: "L", to: "N", score: 7.1, severity: "high" });
  });

  test("both sides are looked at, and what lies beyond reach is named with the change that comes closest", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CVSS_VERSIONS).chain(baseVector), (start) => {
        const changes = singleChanges(start);
        const { reached, outOfReach } = nearbySeverities(start);
        const own = rateVector(start).base.severity;
        const named = new Set(reached.map(({ severity }) => severity));
        for (const { severity } of changes) expect(named.has(severity) || severity === own).toBe(true);
        for (const { severity } of outOfReach) expect(named.has(severity)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

function baseVector(version: (typeof CVSS_VERSIONS)[number]) {
  const base = METRICS[version].filter(({ group }) => group === "base");
  return fc
    .tuple(
      ...base.map(({ code, values }) => fc.constantFrom(...values).map((one) => [code, one.code] as const)),
    )
    .map((metrics) => ({ version, metrics: new Map(metrics) }));
}

describe("two vectors side by side", () => {
  test("the differing metrics are named in the order of the standard, the others counted", () => {
    const other = vector(`${V40.replace("PR:N", "PR:L").replace("SC:N", "SC:H")}/E:P`);
    expect(compareVectors(other, vector(V40))).toEqual({
      differing: [
        { metric: "PR", a: "L", b: "N" },
        { metric: "SC", a: "H", b: "N" },
        { metric: "E", a: "P", b: "X" },
      ],
      same: 9,
    });
    expect(compareVectors(other, other)).toEqual({ differing: [], same: 12 });
  });

  test("who said nothing about the place of use is not said to differ there", () => {
    expect(compareVectors(vector(V40), vector(`${V40}/CR:H/MAV:L`))).toEqual({ differing: [], same: 11 });
  });

  test("vectors of different versions are not compared", () => {
    expect(compareVectors(vector(V31), vector(V40))).toBeNull();
  });
});

test("a product’s requirements become the environmental metrics, those it does not say stay out", () => {
  expect(requirementChoices({ confidentiality: "high", integrity: null, availability: "low" })).toEqual({
    CR: "H",
    AR: "L",
  });
});

test("of others, the newest of each issuer, name and version is in force", () => {
  const at = (day: number) => new Date(Date.UTC(2026, 10, day));
  const given = [
    { id: 1, issuer: "team" as const, issuerName: null, cvssVersion: "4.0" as const, createdAt: at(1) },
    { id: 2, issuer: "database" as const, issuerName: "NVD", cvssVersion: "3.1" as const, createdAt: at(2) },
    { id: 3, issuer: "vendor" as const, issuerName: "NVD", cvssVersion: "3.1" as const, createdAt: at(3) },
    { id: 4, issuer: "database" as const, issuerName: "NVD", cvssVersion: "4.0" as const, createdAt: at(4) },
    { id: 5, issuer: "database" as const, issuerName: "NVD", cvssVersion: "3.1" as const, createdAt: at(5) },
  ];
  expect(scoresOfOthers(given).map(({ id }) => id)).toEqual([4, 5, 3]);
});
