import { existsSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { scoreLine } from "@/lib/domain/cvss/lines";
import { scoreVector } from "@/lib/domain/cvss/score";
import { parseVector } from "@/lib/domain/cvss/vector";
import { cpuMilliseconds } from "@/lib/domain/testing/cpu-time";

const folder = "../shared/data/cvss";
const present = existsSync(folder);
const withVectors = test.skipIf(!present);
vi.setConfig({ testTimeout: 30_000 });
if (!present) console.warn(`skipped: the vectors of the standard are not at ${folder}`);

function rows(name: string): string[][] {
  const lines = readFileSync(`${folder}/${name}`, "utf8").trimEnd().split("\n").slice(1);
  return lines.map((line) => line.split("\t"));
}

withVectors("every 3.1 vector has the published base, temporal and environmental score", () => {
  const wrong = rows("vectors_v3.1.tsv").filter(([vector = "", base, severity, temporal, environmental]) => {
    const [, score, rating, ...more] = scoreLine(vector, { all: true }).split("\t");
    const rest =
      (temporal === "" || more[0] === temporal) && (environmental === "" || more[1] === environmental);
    return score !== base || rating !== severity || !rest;
  });
  expect(wrong).toEqual([]);
});

withVectors("every 4.0 vector has the published score, severity, macro vector and nomenclature", () => {
  const wrong = rows("vectors_v4.0.tsv").filter(([text = "", score, severity, macroVector, nomenclature]) => {
    const result = parseVector(text);
    const own = result.ok ? scoreVector(result.vector) : null;
    if (own?.version !== "4.0") return true;
    const rated = own.score.toFixed(1) === score && own.severity.toUpperCase() === severity;
    return !rated || own.macroVector !== macroVector || own.nomenclature !== nomenclature;
  });
  expect(wrong).toEqual([]);
});

withVectors("scores on the rounding boundary are rounded up", () => {
  const wrong = rows("rounding_boundary_v4.0.tsv").filter(
    ([vector = "", score]) => scoreLine(vector, { all: false }).split("\t")[1] !== score,
  );
  expect(wrong).toEqual([]);
});

withVectors("every invalid vector is refused", () => {
  const accepted = rows("invalid_vectors.tsv").filter(([, vector = ""]) => parseVector(vector).ok);
  expect(accepted).toEqual([]);
});

withVectors("vectors of 2.0 and 3.0 are recognised and refused as not supported", () => {
  for (const [name, version] of [
    ["vectors_v2.0.tsv", "2.0"],
    ["vectors_v3.0.tsv", "3.0"],
  ] as const) {
    for (const [vector = ""] of rows(name)) {
      expect(scoreLine(vector, { all: false })).toContain(`\terror\tnot supported: CVSS ${version}`);
    }
  }
});

withVectors("four thousand lines are scored in well under five seconds", () => {
  const lines = [...rows("vectors_v3.1.tsv"), ...rows("vectors_v4.0.tsv")].map(([vector = ""]) => vector);
  let scored: string[] = [];
  const took = cpuMilliseconds(() => {
    scored = lines.map((line) => scoreLine(line, { all: true }));
  });
  expect(scored).toHaveLength(4000);
  expect(took).toBeLessThan(5000);
});
