import { randomUUID } from "node:crypto";
import { CASE_EVENT_FOLLOW_UPS, type CaseEventName, type FollowUp } from "@/lib/domain/case/follow-ups";
import type { JobDraft } from "@/lib/jobs/definitions";
import type { EventDraft } from "./audit/append";

/** The jobs that follow from these events. Indexing is keyed by case: a burst of changes is one job. */
export function followUpJobs(events: readonly EventDraft[]): JobDraft[] {
  const changed = new Set<string>();
  const jobs: JobDraft[] = [];
  for (const { chain, action } of events) {
    if (chain.kind !== "case" || !isCaseEventName(action)) continue;
    const follows = (what: FollowUp) => CASE_EVENT_FOLLOW_UPS[action].includes(what);
    if (follows("words")) changed.add(chain.id);
    if (follows("duplicates")) jobs.push(duplicatesJob(chain.id, action));
  }
  return [...[...changed].map(indexCaseJob), ...jobs];
}

// The type of a draft ties the events of cases to the table, and nothing that compiles fails here.
function isCaseEventName(action: string): action is CaseEventName {
  return Object.hasOwn(CASE_EVENT_FOLLOW_UPS, action);
}

export function indexCaseJob(caseId: string): JobDraft {
  return { name: "index-case", payload: { caseId }, key: `index-${caseId}` };
}

// Each news has an id of its own, by which a job that runs twice knows what it told.
function duplicatesJob(caseId: string, event: CaseEventName): JobDraft {
  const newsId = randomUUID();
  return { name: "tell-duplicates", payload: { caseId, event, newsId }, key: `tell-${newsId}` };
}
