import type { CaseEvent } from "@/lib/domain/case/states";
import { canBeTakenBack, TELL_AFTER_SECONDS, type Telling } from "@/lib/domain/case/take-back";
import type { JobDraft } from "@/lib/jobs/definitions";
import type { Work } from "@/lib/server/use-case";
import { notifyReporters } from "@/lib/usecases/notices/queue";
import type { MoveInput } from "./move-input";
import { postToReporter } from "./post-message";
import type { CaseRow } from "./subject";

export type Told = { telling: Telling; jobs: JobDraft[] };
export const UNTOLD: Told = { telling: "nothing", jobs: [] };

/**
 * Sends the words that go with a move, or the bare news that the case changed, where there is a reporter. Nobody is written to
 * about spam.
 */
export async function tellReporters(
  work: Work,
  row: CaseRow,
  event: CaseEvent,
  input: MoveInput,
): Promise<Told> {
  if (work.actor.type !== "person") return UNTOLD;
  const spam = event === "reject" && input.outcome === "spam";
  const body = input.message ?? (event === "reject" && !spam ? input.reason : undefined);
  if (body) {
    const kind =
      event === "ask" ? "question" : event === "close" || event === "withhold" ? "fix_notice" : "message";
    return { telling: "words", jobs: (await postToReporter(work, row, { kind, body })).jobs };
  }
  if (spam) return UNTOLD;
  const template = event === "publish" || event === "publish_emergency" ? "published" : "case_changed";
  const later = new Date(work.now.getTime() + TELL_AFTER_SECONDS * 1_000);
  const leavesAt = canBeTakenBack(event) ? later : undefined;
  const jobs = await notifyReporters(work.tx, { template, caseId: row.id, now: work.now, leavesAt });
  return { telling: jobs.length > 0 ? "news" : "nothing", jobs };
}
