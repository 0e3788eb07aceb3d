import { ANONYMOUS } from "@/lib/domain/access/actor";
import { keepDaySecret } from "@/lib/server/day-secret";
import { bucketOf, countTry } from "@/lib/server/rate-limit";
import { currentTime } from "@/lib/server/time";
import type { Caller } from "@/lib/server/use-case";
import { draftActor } from "@/lib/server/who";
import { startDraft } from "@/lib/usecases/reports/start-draft";

/** The draft this browser writes to; one that ran out or was never started is made, so that no answer is lost. */
export async function draftCaller(request: Request): Promise<Caller & { caseId: string }> {
  const now = currentTime();
  const known = await draftActor();
  if (known) return { actor: known, now, caseId: known.caseId };
  await countTry("draft", await bucketOf(request.headers, now));
  const { secret, draftId, caseId } = await startDraft({ actor: ANONYMOUS, now }, {});
  await keepDaySecret("draft", secret);
  return { actor: { type: "draft", draftId, caseId }, now, caseId };
}
