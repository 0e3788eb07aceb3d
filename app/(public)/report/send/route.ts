import { readDraft } from "@/lib/queries/drafts";
import { publicInstance } from "@/lib/queries/policy";
import { daySecret } from "@/lib/server/day-secret";
import { AppError } from "@/lib/server/errors";
import { answerForm, readForm, seeOther } from "@/lib/server/form-post";
import { bucketOf, countReport, countTry } from "@/lib/server/rate-limit";
import { currentTime } from "@/lib/server/time";
import { draftActor } from "@/lib/server/who";
import { draftProblemsNow } from "@/lib/usecases/reports/check";
import { saveDraft } from "@/lib/usecases/reports/save-draft";
import { submitReport } from "@/lib/usecases/reports/submit";

export const POST = (request: Request) =>
  answerForm({ href: "/report/check", words: "Back to your answers, which are kept" }, async () => {
    const form = await readForm(request);
    const [actor, secret, instance] = await Promise.all([draftActor(), daySecret("draft"), publicInstance()]);
    const draft = actor && (await readDraft(actor));
    if (!actor || !draft || !secret || !instance) return seeOther("/report?gone=1");
    if (draft.submittedAt) return seeOther("/report/receipt");
    const now = currentTime();
    const attested = form.attested === "on" && typeof form.rules === "string" ? form.rules : null;
    await saveDraft({ actor, now }, { step: "check", fields: {}, attested });
    const content = { ...draft.content, attested };
    const problems = await draftProblemsNow(content, {
      policy: instance.policy,
      products: draft.products,
      now,
    });
    if (problems.length > 0) return seeOther("/report/check?problems=1");
    // Only what would make a case counts, so that correcting a form costs nobody a try.
    await countTry("report", await bucketOf(request.headers, now));
    const flooded = await countReport(instance.reportsHeldAbove);
    const held = flooded || (form.website ?? "") !== "";
    await submitReport({ actor, now }, { secret, held }).catch(ignoreChangedRules);
    return seeOther("/report/receipt");
  });

// The policy or the draft changed between the check and the sending: the receipt's address leads back to the answers.
function ignoreChangedRules(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== "invalid") throw error;
}
