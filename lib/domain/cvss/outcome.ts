import { SEVERITIES, type Severity } from "@/lib/domain/severity";
import { type SingleChange, singleChangesTo } from "./compare";
import { impactSentence } from "./impact-sentence";
import { scoreVector } from "./score";
import type { CvssVector } from "./vector";

/** What a vector comes to, as the form shows it beside the choices. */
export type Outcome = {
  score: number;
  severity: Severity;
  /** "CVSS-B, macro vector 000200" or, for 3.1, the other two scores where they differ. */
  note: string;
  sentence: string;
  /** The severities next to this one that a single change would reach, with those changes. */
  nearby: { severity: Severity; changes: SingleChange[] }[];
};

const CHANGES_SHOWN = 6;

/** Score, severity, sentence and what one change alone would do. Loads the calculator, so pages import it lazily. */
export function outcomeOf(vector: CvssVector): Outcome {
  const result = scoreVector(vector);
  const place = SEVERITIES.indexOf(result.severity);
  const neighbours = [SEVERITIES[place - 1], SEVERITIES[place + 1]].filter((one) => one !== undefined);
  const nearby = neighbours
    .map((severity) => ({ severity, changes: singleChangesTo(vector, severity).slice(0, CHANGES_SHOWN) }))
    .filter(({ changes }) => changes.length > 0);
  return {
    score: result.score,
    severity: result.severity,
    note:
      result.version === "4.0"
        ? `${result.nomenclature}, macro vector ${result.macroVector}`
        : `base; temporal ${result.temporal.toFixed(1)}, environmental ${result.environmental.toFixed(1)}`,
    sentence: impactSentence(vector),
    nearby,
  };
}
