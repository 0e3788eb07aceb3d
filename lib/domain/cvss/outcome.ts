import { impactSentence } from "./impact-sentence";
import { type Nearby, nearbySeverities } from "./nearby";
import { type Rating, rateVector } from "./rating";
import type { CvssVector } from "./vector";

/** What a vector comes to, as the form shows it beside the choices. */
export type Outcome = Rating & { sentence: string; nearby: Nearby };

/** Scores, severity, sentence and what one change alone would do. Loads the calculator, so pages import it lazily. */
export function outcomeOf(vector: CvssVector): Outcome {
  return { ...rateVector(vector), sentence: impactSentence(vector), nearby: nearbySeverities(vector) };
}
