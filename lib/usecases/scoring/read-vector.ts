import { z } from "zod";
import { CVSS_VERSIONS } from "@/lib/domain/cvss/catalogue";
import { type CvssVector, formatVector, parseVector, type VectorResult } from "@/lib/domain/cvss/vector";
import { upperFirst } from "@/lib/domain/text";
import { invalid } from "@/lib/server/errors";

/**
 * A vector as a form sends it: a whole one, and the choices of the radio groups by metric. Without scripts the two do not
 * follow each other: the text counts where it is not the one that `stood` in the form, the choices otherwise.
 */
export const vectorInput = z.object({
  vector: z.string().trim().optional(),
  stood: z.string().trim().optional(),
  cvss: z.enum(CVSS_VERSIONS).default("4.0"),
  metrics: z.record(z.string().max(4), z.string().max(6)).default({}),
});

/** Reads it strictly. @throws AppError invalid naming the first bad metric (story 21) */
export function readVector(input: z.infer<typeof vectorInput>): CvssVector {
  const pasted = input.vector !== undefined && input.vector !== input.stood;
  const read: VectorResult = parseVector(pasted ? (input.vector ?? "") : chosenVector(input));
  if (read.ok) return read.vector;
  const field = pasted || read.metric === null ? "vector" : `metrics.${read.metric}`;
  throw invalid([{ field, message: `${upperFirst(read.message)}.` }]);
}

function chosenVector({ cvss, metrics }: z.infer<typeof vectorInput>): string {
  const chosen = Object.entries(metrics).filter(([, value]) => value !== "X");
  return formatVector({ version: cvss, metrics: new Map(chosen) });
}
