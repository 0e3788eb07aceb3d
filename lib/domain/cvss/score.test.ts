import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scoreLine } from "@/lib/domain/cvss/lines";
import { scoreVector } from "@/lib/domain/cvss/score";
import { type CvssVector, parseVector } from "@/lib/domain/cvss/vector";

function vector(text: string): CvssVector {
  const result = parseVector(text);
  if (!result.ok) throw new Error(result.message);
  return result.vector;
}

const V31 = "CVSS:3.1/AV:A/AC:L/PR:H/UI:R/S:C/C:H/I:H/A:H";
const V40 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";

describe("scores", () => {
  test("3.1 keeps base, temporal and environmental apart, with changed scope even where nothing is set", () => {
    expect(scoreVector(vector(V31))).toEqual({
      version: "3.1",
      score: 7.9,
      severity: "high",
      temporal: 7.9,
      environmental: 8,
    });
  });

  test("4.0 says what the one score took into account", () => {
    const named = (suffix: string) => {
      const score = scoreVector(vector(V40 + suffix));
      return score.version === "4.0" && score.nomenclature;
    };
    expect([named(""), named("/E:A"), named("/CR:H"), named("/E:A/MAV:L"), named("/E:X/CR:X/S:P")]).toEqual([
      "CVSS-B",
      "CVSS-BT",
      "CVSS-BE",
      "CVSS-BTE",
      "CVSS-B",
    ]);
  });

  test("no impact is 0.0 and none, never minus zero", () => {
    for (const text of [
      "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N",
      "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
    ]) {
      const { score, severity } = scoreVector(vector(text));
      expect(Object.is(score, 0)).toBe(true);
      expect(severity).toBe("none");
    }
  });
});

describe("lines of the command line", () => {
  test("a good vector gives vector, score and severity", () => {
    expect(scoreLine(V31, { all: false })).toBe(`${V31}\t7.9\tHIGH`);
    expect(scoreLine(V31, { all: true })).toBe(`${V31}\t7.9\tHIGH\t7.9\t8.0`);
    expect(scoreLine(`${V40}\r`, { all: true })).toBe(`${V40}\t9.3\tCRITICAL`);
  });

  test("a bad vector gives error and what is wrong, and never more than three columns or one line", () => {
    expect(scoreLine("CVSS:3.1/AV:Q", { all: true })).toBe(
      "CVSS:3.1/AV:Q\terror\tAV has no value Q; it is one of N, A, L, P",
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (line) => {
        const output = scoreLine(line, { all: true });
        expect(output.split("\t")).toHaveLength(3);
        expect(output).not.toMatch(/[\n\r]/);
      }),
    );
  });
});
