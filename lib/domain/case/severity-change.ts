import { z } from "zod";
import { ratedWords, SEVERITIES } from "@/lib/domain/severity";

/** The field for what the reporter is told of a change, where one is made that they were shown. */
export const REASON_FOR_REPORTER = {
  label: "Why, for the reporter",
  hint: "They saw the severity that stands. If it changes, they read from what to what, and these words; never the reason above.",
} as const;

const rating = { severity: z.enum(SEVERITIES).nullable(), score: z.number().nullable() };
const changeSchema = z.object({
  severityWas: rating.severity,
  scoreWas: rating.score,
  severity: rating.severity,
  score: rating.score,
});

/** From what to what a severity changed, as its event holds it: "from Critical 9.3 to High 8.7"; null where it does not say. */
export function severityChangeWords(data: Readonly<Record<string, unknown>>): string | null {
  const change = changeSchema.safeParse(data).data;
  if (!change) return null;
  const words = (severity: typeof change.severity, score: number | null) =>
    severity === null ? "not rated" : ratedWords(severity, score);
  return `from ${words(change.severityWas, change.scoreWas)} to ${words(change.severity, change.score)}`;
}
