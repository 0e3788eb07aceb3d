import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { affectedSchema, referenceSchema } from "@/lib/domain/advisory/content";
import { formRows } from "@/lib/domain/form-rows";
import { markdownFault } from "@/lib/domain/markdown-limits";
import { lengthWords } from "@/lib/domain/plain-words";
import { wholeRange } from "@/lib/domain/product/whole-range";
import { normaliseLineEnds } from "@/lib/domain/text";
import { factsOfCase } from "@/lib/queries/advisory-facts";
import { caseChain } from "@/lib/server/audit/append";
import { invalid } from "@/lib/server/errors";
import { noEvents, useCase } from "@/lib/server/use-case";
import { assertEditable } from "@/lib/usecases/cases/subject";
import { advisoryInput, assertSeen, lockAdvisory, writeContent } from "./subject";

const line = (most: number) => z.string().trim().max(most);
const long = (most: number, of: string) =>
  z
    .string()
    .transform(normaliseLineEnds)
    .pipe(z.string().max(most, lengthWords(most, of)));

const textInput = z.object({
  title: line(200),
  summary: z.string().transform(normaliseLineEnds).pipe(line(2_000)),
  details: long(65_536, "the details"),
  workaround: long(16_384, "the workaround"),
  affected: formRows(affectedSchema.superRefine(wholeRange), 200).default([]),
  references: formRows(referenceSchema, 50).default([]),
});

/** Saves the text of an advisory. Any change makes it a draft again, whatever was approved before. */
export const saveAdvisory = useCase({
  input: advisoryInput.extend(textInput.shape),
  action: "advisory.edit",
  load: lockAdvisory,
  run: async ({ input, subject, ...work }) => {
    assertEditable(subject.case, "advisory");
    assertSeen(input.seen, subject.advisory);
    for (const field of ["details", "workaround"] as const) {
      const fault = markdownFault(input[field]);
      if (fault !== null) throw invalid([{ field, message: "This text is nested too deeply to be shown." }]);
    }
    const { caseId, seen, ...text } = input;
    const content = { ...subject.content, ...text };
    const same = isDeepStrictEqual(content, subject.content);
    const version = same ? subject.advisory.version : await writeContent(work, subject, content);
    return {
      // The state of the text that was changed; null where nothing was.
      result: {
        reference: subject.case.reference,
        version,
        before: same ? null : subject.advisory.state,
      },
      events: [{ chain: caseChain(caseId), action: "advisory.edited", data: { version, unchanged: same } }],
    };
  },
});

/** Takes severity, scores, weaknesses and CVE IDs from the case again, and its affected versions where it has any. */
export const refreshAdvisory = useCase({
  input: advisoryInput,
  action: "advisory.edit",
  load: lockAdvisory,
  run: async ({ input, subject, ...work }) => {
    assertEditable(subject.case, "advisory");
    assertSeen(input.seen, subject.advisory);
    const { pulled, affected } = await factsOfCase(work, input.caseId);
    const content = { ...subject.content, ...pulled, ...(affected.length > 0 ? { affected } : {}) };
    const { reference } = subject.case;
    // Who presses this where nothing differs wrote nothing, and the approvals of the text hold.
    if (isDeepStrictEqual(content, subject.content))
      return {
        result: { reference, version: subject.advisory.version },
        events: noEvents("the advisory says all this already"),
      };
    const version = await writeContent(work, subject, content);
    return {
      result: { reference, version },
      events: [{ chain: caseChain(input.caseId), action: "advisory.refreshed", data: { version } }],
    };
  },
});
