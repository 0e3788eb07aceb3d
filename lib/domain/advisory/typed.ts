import { z } from "zod";
import { formRows } from "@/lib/domain/form-rows";
import { markdownFault } from "@/lib/domain/markdown-limits";
import { lengthWords } from "@/lib/domain/plain-words";
import { wholeRange } from "@/lib/domain/product/whole-range";
import { normaliseLineEnds } from "@/lib/domain/text";
import { type AdvisoryContent, affectedSchema, contentJson, MOST_AFFECTED, referenceSchema } from "./content";

const line = (most: number) => z.string().trim().max(most);
const long = (most: number, of: string) =>
  z
    .string()
    .transform(normaliseLineEnds)
    .pipe(z.string().max(most, lengthWords(most, of)))
    .pipe(
      z
        .string()
        .refine((text) => markdownFault(text) === null, "This text is nested too deeply to be shown."),
    );

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

/** The content with this text in it, and whether it says what it said before. */
export function withText(
  content: AdvisoryContent,
  text: z.output<typeof textBeside>,
): { content: AdvisoryContent; same: boolean } {
  const written = { ...content, ...text };
  return { content: written, same: contentJson(written) === contentJson(content) };
}
