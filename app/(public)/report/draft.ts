import { redirect } from "next/navigation";
import { cache } from "react";
import { answeredSteps } from "@/lib/domain/report/answers";
import type { ReportStep } from "@/lib/domain/report/questions";
import { type DraftView, findTeamSize, readDraft } from "@/lib/queries/drafts";
import { clientFacts } from "@/lib/server/request-facts";
import { currentTime } from "@/lib/server/time";
import { draftActor } from "@/lib/server/who";
import { checkDraft, judgeKey } from "@/lib/usecases/reports/check";
import { requireInstance } from "../instance";

/** This browser's unsent report with everything its pages show; null where there is none. */
export const currentDraft = cache(async () => {
  const actor = await draftActor();
  return actor ? readDraft(actor) : null;
});

/** The same for a step of the form; without a draft there is nothing to fill in, with a sent one there is a receipt. */
export async function requireDraft() {
  const draft = await currentDraft();
  if (!draft) redirect("/report?gone=1");
  if (draft.submittedAt) redirect("/report/receipt");
  return draft;
}

/** The steps in which something was answered. */
export function answeredIn({ content, files }: DraftView): ReportStep[] {
  return answeredSteps(content.answers, files.length);
}

/** What stands against sending the draft now. */
export const draftProblems = cache(async () => {
  const [draft, { policy }, { client }] = await Promise.all([
    requireDraft(),
    requireInstance(),
    clientFacts(),
  ]);
  const judged = await judgeKey(draft.content.answers, { now: currentTime(), network: client });
  return checkDraft(draft.content, judged, { policy, products: draft.products });
});

export const teamSize = cache(findTeamSize);
