import { CASE_EVENT_FOLLOW_UPS } from "@/lib/domain/case/follow-ups";
import type { JobDraft } from "@/lib/jobs/definitions";
import type { EventDraft } from "./audit/append";

/** The jobs that bring what is derived up to date after these events. Keyed by case: a burst of changes is one job. */
export function followUpJobs(events: readonly EventDraft[]): JobDraft[] {
  const caseIds = new Set<string>();
  for (const event of events) if (changesWords(event)) caseIds.add(event.chain.id);
  return [...caseIds].map(indexCaseJob);
}

// The type of the draft ties case events to the table; narrowing does not reach into `chain`.
function changesWords({ chain, action }: EventDraft): boolean {
  if (chain.kind !== "case" || !Object.hasOwn(CASE_EVENT_FOLLOW_UPS, action)) return false;
  return CASE_EVENT_FOLLOW_UPS[action as keyof typeof CASE_EVENT_FOLLOW_UPS].includes("words");
}

export function indexCaseJob(caseId: string): JobDraft {
  return { name: "index-case", payload: { caseId }, key: `index-${caseId}` };
}
