import calculator from "ae-cvss-calculator";
import { type CvssVector, formatVector } from "@/lib/domain/cvss/vector";
import { type Severity, severityOfScore } from "@/lib/domain/severity";

/** What a 4.0 score took into account (CVSS 4.0 §1.3): base, threat, environmental. */
export type Nomenclature = "CVSS-B" | "CVSS-BT" | "CVSS-BE" | "CVSS-BTE";

/** The three scores of 3.1 stay apart: the published base is never overwritten by what holds in one place. */
export type ScoreV31 = {
  version: "3.1";
  score: number;
  severity: Severity;
  temporal: number;
  environmental: number;
};

/** A 4.0 vector has one score, with threat and environment already in it. */
export type ScoreV40 = {
  version: "4.0";
  score: number;
  severity: Severity;
  nomenclature: Nomenclature;
  macroVector: string;
};

export type CvssScore = ScoreV31 | ScoreV40;

/** Scores from 0.0 to 10.0 with one decimal. `score` is the base score for 3.1 and the one score for 4.0. */
export function scoreVector(vector: CvssVector): CvssScore {
  return vector.version === "3.1" ? scoreV31(vector) : scoreV40(vector);
}

function scoreV31(vector: CvssVector): ScoreV31 {
  // §7.3: with changed scope the environmental formula differs from the base formula even when no environmental metric is
  // set; the calculator applies it only when one is, so the attack vector is repeated as its own modification.
  const modified = new Map(vector.metrics);
  if (!modified.has("MAV")) modified.set("MAV", vector.metrics.get("AV") ?? "N");
  const scores = new calculator.Cvss3P1(
    formatVector({ version: "3.1", metrics: modified }),
  ).calculateScores();
  const base = scores.base ?? 0;
  return {
    version: "3.1",
    score: base,
    severity: severityOfScore(base),
    temporal: scores.temporal ?? base,
    environmental: scores.environmental ?? base,
  };
}

function scoreV40(vector: CvssVector): ScoreV40 {
  const cvss = new calculator.Cvss4P0(formatVector(vector));
  const score = cvss.calculateOverallScore();
  return {
    version: "4.0",
    score,
    severity: severityOfScore(score),
    nomenclature: nomenclatureOf(vector),
    macroVector: cvss.getMacroVector().toString(),
  };
}

function nomenclatureOf(vector: CvssVector): Nomenclature {
  const threat = vector.metrics.has("E");
  const environmental = [...vector.metrics.keys()].some((code) => /^(?:[CIA]R|M.+)$/.test(code));
  if (threat) return environmental ? "CVSS-BTE" : "CVSS-BT";
  return environmental ? "CVSS-BE" : "CVSS-B";
}
