import type { Actor } from "@/lib/domain/access/actor";
import { type DraftToSend, readDraftToSend } from "@/lib/queries/drafts";
import { daySecret } from "@/lib/server/day-secret";
import { AppError } from "@/lib/server/errors";
import { answerForm, readForm, seeOther } from "@/lib/server/form-post";
import { bucketOf, countReport, countTry } from "@/lib/server/rate-limit";
import { currentTime } from "@/lib/server/time";
import { draftActor } from "@/lib/server/who";
import { checkDraft, holdsOpeningCode, judgeKey } from "@/lib/usecases/reports/check";
import { saveDraft } from "@/lib/usecases/reports/save-draft";
import { submitReport } from "@/lib/usecases/reports/submit";

type Sending = { actor: Actor; secret: string; attested: string | null; trap: boolean; now: Date };

export const POST = (request: Request) =>
  answerForm({ href: "/report/check", words: "Back to your answers, which are kept" }, async () => {
    // First of all: the report is of the time at which its sending had arrived.
    const form = await readForm(request);
    const now = currentTime();
    const [actor, secret, bucket] = await Promise.all([
      draftActor(),
      daySecret("draft"),
      bucketOf(request.headers, now),
    ]);
    const draft = actor && (await readDraftToSend(actor));
    if (!actor || !draft || !secret) return seeOther("/report?gone=1");
    if (draft.submittedAt) return seeOther("/report/receipt");
    const attested = form.attested === "on" && typeof form.rules === "string" ? form.rules : null;
    const trap = (form.website ?? "") !== "";
    return send(draft, bucket, { actor, secret, attested, trap, now });
  });

async function send(draft: DraftToSend, bucket: string, sending: Sending): Promise<Response> {
  const { actor, secret, attested, trap, now } = sending;
  // What was ticked is kept wherever it is needed again; a report that is sent takes it along.
  const keepTick = () => saveDraft({ actor, now }, { step: "check", fields: {}, attested });
  const { instance, products, content } = draft;
  const rules = { policy: instance.policy, products };
  const judged = await judgeKey(content.answers, { now, network: bucket });
  if (checkDraft({ ...content, attested }, judged, rules).length > 0) {
    await keepTick();
    return seeOther("/report/check?problems=1");
  }
  try {
    // Only what would make a case is counted, so that correcting a form costs nobody a try.
    await countTry("report", bucket);
    if (await holdsOpeningCode(content.answers)) {
      // It tells that a code is right, so it counts as looking for one does.
      await countTry("track", bucket);
      await keepTick();
      return seeOther("/report/check?problems=code");
    }
    const flooded = await countReport(instance.reportsHeldAbove);
    await submitReport({ actor, now }, { secret, attested, held: flooded || trap, network: bucket });
  } catch (error) {
    // A fault of this too is no reason to tell of another than the first.
    await keepTick().catch(() => undefined);
    if (!isChangedRules(error)) throw error;
  }
  return seeOther("/report/receipt");
}

// The policy or the draft changed between the check and the sending: the receipt's address leads back to the answers.
function isChangedRules(error: unknown): boolean {
  return error instanceof AppError && error.code === "invalid";
}
