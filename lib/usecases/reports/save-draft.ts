import { eq } from "drizzle-orm";
import { z } from "zod";
import { drafts } from "@/db/schema";
import { answersFrom, answersSize, fieldsOf } from "@/lib/domain/report/answers";
import { REPORT_STEPS } from "@/lib/domain/report/questions";
import { AppError, conflict } from "@/lib/server/errors";
import { noEvents, useCase } from "@/lib/server/use-case";
import { draftExpiry, lockDraft, openDraft, sealDraft } from "./draft";

/** More than any valid report, so that an answer that is too long is still kept while it is shortened. */
const DRAFT_LIMIT_BYTES = 1_048_576;

/** Keeps the answers of one step as they were typed. Whether they are right is asked afterwards. */
export const saveDraft = useCase({
  input: z.object({
    step: z.enum(REPORT_STEPS),
    fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    /** The version of the rules ticked on the last page. */
    attested: z.string().nullable().optional(),
  }),
  action: "draft.write",
  load: lockDraft,
  run: async ({ tx, vaults, now, input, subject: { draft } }) => {
    if (draft.submittedAt)
      throw conflict("This report was sent already. A correction is a message in your case.");
    const vault = await vaults.ofCase(draft.caseId);
    const known = openDraft(vault, draft);
    const given = answersFrom(input.fields);
    const answers = { ...known.answers };
    for (const field of fieldsOf(input.step)) {
      const text = given[field];
      if (text === undefined) delete answers[field];
      else answers[field] = text;
    }
    if (answersSize(answers) > DRAFT_LIMIT_BYTES)
      throw new AppError(
        "too_large",
        "Your answers are larger than 1 MB together. Send long parts as files.",
      );
    const attested = input.attested === undefined ? known.attested : input.attested;
    await tx
      .update(drafts)
      .set({ answersSealed: sealDraft(vault, draft.id, { answers, attested }), expiresAt: draftExpiry(now) })
      .where(eq(drafts.id, draft.id));
    return { result: { answers }, events: noEvents("an unsent draft is nobody's case") };
  },
});
