import type { CaseEventName } from "@/lib/domain/case/follow-ups";
import type { Outcome } from "@/lib/domain/case/states";
import type { NoticeTemplate } from "@/lib/domain/notice/words";

/** News of a case that reporters of its duplicates get too, by the event it has: what they read in their portal. */
export type DuplicateNews = { event: CaseEventName; template: NoticeTemplate };

const NEWS = {
  "case.accept": { event: "original.confirmed", template: "case_changed" },
  "case.fix_ready": { event: "original.fix_ready", template: "case_changed" },
  "reporter.told": { event: "original.fixed", template: "case_changed" },
  "case.publish": { event: "original.published", template: "published" },
  "case.publish_emergency": { event: "original.published", template: "published" },
  "case.publish_revision": { event: "original.revised", template: "case_changed" },
  "advisory.withdrawn": { event: "original.advisory_withdrawn", template: "case_changed" },
  "case.close": { event: "original.closed", template: "case_changed" },
  "case.withhold": { event: "original.withheld", template: "case_changed" },
  "case.reject": { event: "original.rejected", template: "case_changed" },
} as const satisfies Partial<Record<CaseEventName, DuplicateNews>>;

/** Whether an event tells of another case of the same problem: its reporter reads it, and who of the team sees that one. */
export function tellsOfOriginal(action: string): boolean {
  return tellsOfEarlier(action) || /^original\.|^duplicate\.(?:linked|split)$/.test(action);
}

/** Whether an event tells that a report of the same problem came before. */
export function tellsOfEarlier(action: string): boolean {
  return action.startsWith("earlier_report.");
}

/**
 * What reporters of duplicates are told after this event of the case theirs repeats; null: nothing. A case that is found to be
 * a duplicate itself goes on elsewhere, and nobody is written to about spam.
 */
export function newsFor(event: CaseEventName, outcome: Outcome | null): DuplicateNews | null {
  if (event === "case.reject" && (outcome === "duplicate" || outcome === "spam")) return null;
  return Object.hasOwn(NEWS, event) ? NEWS[event as keyof typeof NEWS] : null;
}
