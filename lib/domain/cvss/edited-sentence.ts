import { z } from "zod";

/** A sentence somebody wrote in place of the generated one, and what the metrics said then. Stored sealed, as JSON. */
export type EditedSentence = { text: string; metricsSaid: string | null };

export const SENTENCE_LIMIT = 400;

const storedSchema = z.object({ text: z.string(), metricsSaid: z.string().nullable() });

/** The stored form. */
export function storeSentence(edited: EditedSentence): string {
  return JSON.stringify(edited);
}

/** What was stored. @throws for a text that {@link storeSentence} did not make */
export function readSentence(stored: string): EditedSentence {
  return storedSchema.parse(JSON.parse(stored));
}
