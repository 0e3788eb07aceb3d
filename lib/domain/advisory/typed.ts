import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import {
  type AdvisoryContent,
  affectedSchema,
  MOST_AFFECTED,
  referenceSchema,
} from "@/lib/domain/advisory/content";
import { formRows } from "@/lib/domain/form-rows";
import { markdownFault } from "@/lib/domain/markdown-limits";
import { lengthWords } from "@/lib/domain/plain-words";
import { wholeRange } from "@/lib/domain/product/whole-range";
import { normaliseLineEnds } from "@/lib/domain/text";
import { invalid } from "@/lib/server/errors";

const line = (most: number) => z.string().trim().max(most);
const long = (most: number, of: string) =>
  z
    .string()
    .transform(normaliseLineEnds)
    .pipe(z.string().max(most, lengthWords(most, of)));

const words = z.object({
  title: line(200),
  summary: z.string().transform(normaliseLineEnds).pipe(line(2_000)),
  details: long(65_536, "the details"),
  workaround: long(16_384, "the workaround"),
});
const affected = formRows(affectedSchema.superRefine(wholeRange), MOST_AFFECTED);
const references = formRows(referenceSchema, 50);

/** What of an advisory people type. */
export const advisoryText = words.extend({
  affected: affected.default([]),
  references: references.default([]),
});

/** The same beside an act of another kind, from whoever has the editor open. */
export const textBeside = words.extend({ affected, references }).partial();

/** The content with this text in it, and whether it says what it said before. @throws AppError invalid for a text that cannot be shown */
export function withText(
  content: AdvisoryContent,
  text: z.output<typeof textBeside>,
): { content: AdvisoryContent; same: boolean } {
  for (const field of ["details", "workaround"] as const)
    if (markdownFault(text[field] ?? "") !== null)
      throw invalid([{ field, message: "This text is nested too deeply to be shown." }]);
  const written = { ...content, ...text };
  return { content: written, same: isDeepStrictEqual(written, content) };
}
