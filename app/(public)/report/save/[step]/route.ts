import { answerLines, answersFrom } from "@/lib/domain/report/answers";
import { REPORT_STEPS } from "@/lib/domain/report/questions";
import { publicInstance, publicProducts } from "@/lib/queries/policy";
import { AppError, notFound } from "@/lib/server/errors";
import { answerForm, type PostedForm, readForm, seeOther } from "@/lib/server/form-post";
import { bucketOf } from "@/lib/server/rate-limit";
import { checkDraft, judgeKey } from "@/lib/usecases/reports/check";
import { saveDraft } from "@/lib/usecases/reports/save-draft";
import { draftCaller } from "../../draft-caller";

type Context = { params: Promise<{ step: string }> };

// Saved first, judged afterwards: whatever is wrong with an answer, it is kept. What cannot be saved is handed back. Who goes
// to another step (`to`; empty: the page before the first) has not said that the answers are done: they are not judged.
export const POST = (request: Request, { params }: Context) => {
  let typed = "";
  const back = { href: "/report", words: "Back to your report", kept: () => typed };
  return answerForm(back, async () => {
    const { step: name } = await params;
    const step = REPORT_STEPS.find((one) => one === name);
    if (!step || step === "check" || step === "files") throw notFound();
    const { then, to, ...fields } = await readForm(request, ["scope"]);
    typed = typedText(fields);
    const caller = await draftCaller(request);
    const { answers } = await saveDraft(caller, { step, fields }).catch((error) => {
      if (error instanceof AppError && error.code === "conflict") return { answers: null };
      throw error;
    });
    typed = "";
    if (answers === null) return seeOther("/report/receipt");
    if (to !== undefined) return seeOther(placeOf(to));
    const [instance, products] = await Promise.all([publicInstance(), publicProducts()]);
    if (!instance) throw notFound();
    const network = await bucketOf(request.headers, caller.now);
    const judged = await judgeKey(answers, { now: caller.now, network });
    const problems = checkDraft({ answers, attested: null }, judged, { policy: instance.policy, products });
    const changing = then === "check";
    if (problems.some((problem) => problem.step === step))
      return seeOther(`/report/${step}?problems=1${changing ? "&then=check" : ""}`);
    const next = REPORT_STEPS[REPORT_STEPS.indexOf(step) + 1] ?? "check";
    return seeOther(`/report/${changing ? "check" : next}`);
  });
};

function placeOf(to: string | string[]): string {
  const step = REPORT_STEPS.find((one) => one === to);
  return step ? `/report/${step}` : "/report";
}

/** What was typed, under the words it was asked with, for an answer that could not be saved. */
function typedText(fields: PostedForm): string {
  const lines = answerLines(answersFrom(fields), null);
  return lines.map(({ label, text }) => `${label}\n${text}`).join("\n\n");
}
