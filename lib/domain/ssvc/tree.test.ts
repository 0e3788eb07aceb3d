import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mostPressing, type SsvcAnswers, ssvcDecision, utilityOf } from "./tree";

const folder = "../shared/data/taxonomies/ssvc/csv/ssvc";
const withTables = test.skipIf(!existsSync(folder));
if (!existsSync(folder)) console.warn(`skipped: the published tables are not at ${folder}`);

function rows(name: string): string[][] {
  const lines = readFileSync(`${folder}/${name}`, "utf8").trimEnd().split("\n").slice(1);
  return lines.map((line) =>
    line
      .split(",")
      .slice(1)
      .map((cell) => cell.replace(/[ -]/g, "_")),
  );
}

withTables("all 36 rows of the supplier tree decide as published", () => {
  const table = rows("supplier_patch_development_priority_1_0_0.csv");
  const wrong = table.filter(([exploitation, utility, technicalImpact, safetyImpact, decision]) => {
    const answers = { exploitation, utility, technicalImpact, safetyImpact } as SsvcAnswers;
    return ssvcDecision(answers) !== decision;
  });
  expect([table.length, wrong]).toEqual([36, []]);
});

withTables("utility follows from automation and value density as published", () => {
  const wrong = rows("utility_1_0_0.csv").filter(
    ([automatable, density, utility]) =>
      utilityOf(automatable as "no" | "yes", density as "diffuse" | "concentrated") !== utility,
  );
  expect(wrong).toEqual([]);
});

test("active exploitation with a safety impact is immediate, nothing known at all can wait", () => {
  const quiet: SsvcAnswers = {
    exploitation: "none",
    utility: "laborious",
    technicalImpact: "partial",
    safetyImpact: "minimal",
  };
  expect(ssvcDecision(quiet)).toBe("defer");
  expect(ssvcDecision({ ...quiet, exploitation: "active", safetyImpact: "significant" })).toBe("immediate");
});

test("of several vulnerabilities the most pressing decision counts, and the worst exploitation", () => {
  expect(mostPressing([])).toBeNull();
  expect(
    mostPressing([
      { decision: "out_of_cycle", exploitation: "none" },
      { decision: "scheduled", exploitation: "public_poc" },
    ]),
  ).toEqual({ decision: "out_of_cycle", exploitation: "public_poc" });
});
