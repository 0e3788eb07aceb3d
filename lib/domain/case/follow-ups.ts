import type { CaseEvent } from "./states";

/** What follows, later and by a job, from an event of a case. */
export const FOLLOW_UPS = {
  words: "its texts changed: it is indexed anew",
  duplicates: "reporters of its duplicates are told",
} as const;
export type FollowUp = keyof typeof FOLLOW_UPS;

const NOTHING: readonly FollowUp[] = [];
const WORDS: readonly FollowUp[] = ["words"];
const NEWS: readonly FollowUp[] = ["duplicates"];
const WORDS_AND_NEWS: readonly FollowUp[] = ["words", "duplicates"];

// A move brings a message, a reason or facts along, unless nobody writes anything with it.
const MOVES: Record<`case.${CaseEvent}`, readonly FollowUp[]> = {
  "case.acknowledge": WORDS,
  "case.ask": WORDS,
  "case.reply": NOTHING,
  "case.accept": WORDS_AND_NEWS,
  "case.reject": WORDS_AND_NEWS,
  "case.withdraw": NOTHING,
  "case.expire": NOTHING,
  "case.plan": WORDS,
  "case.fix_ready": WORDS_AND_NEWS,
  "case.rework": WORDS,
  "case.schedule": WORDS,
  "case.unschedule": WORDS,
  "case.publish": WORDS_AND_NEWS,
  "case.publish_emergency": WORDS_AND_NEWS,
  "case.publish_revision": WORDS_AND_NEWS,
  "case.close": WORDS_AND_NEWS,
  "case.withhold": WORDS_AND_NEWS,
  "case.reopen": WORDS,
};

const OTHER = {
  "report.received": WORDS,
  "report.corrected": WORDS,
  "receipt.saved": NOTHING,
  "receipt.renewed": NOTHING,
  "receipt.stopped": WORDS,
  "receipt.allowed": WORDS,
  "incident.opened": WORDS,
  "note.added": WORDS,
  "message.sent": WORDS,
  "reporter.told": WORDS_AND_NEWS,
  "reporter.wrote": WORDS,
  "case.edited": WORDS,
  "case.assigned": NOTHING,
  "case.restricted": NOTHING,
  "case.opened_to_team": NOTHING,
  "case.handed_over": NOTHING,
  "case.spam_marked": NOTHING,
  "duplicate.linked": NOTHING,
  "duplicate.joined": NOTHING,
  "duplicate.split": NOTHING,
  "duplicate.left": NOTHING,
  "duplicate.told_apart": NOTHING,
  "earlier_report.shown": NOTHING,
  "earlier_report.withdrawn": NOTHING,
  "original.confirmed": NOTHING,
  "original.fix_ready": NOTHING,
  "original.fixed": NOTHING,
  "original.published": NOTHING,
  "original.revised": NOTHING,
  "original.advisory_withdrawn": NOTHING,
  "original.closed": NOTHING,
  "original.withheld": NOTHING,
  "original.rejected": NOTHING,
  "playbook.ticked": NOTHING,
  "playbook.unticked": NOTHING,
  "case.taken_back": NOTHING,
  "case.labelled": NOTHING,
  "case.snoozed": NOTHING,
  "case.woken": NOTHING,
  "case.waits": WORDS,
  "case.watched": NOTHING,
  "case.unwatched": NOTHING,
  "fix.recorded": WORDS,
  "branch.decided": WORDS,
  "clock.escalated": NOTHING,
  "vulnerability.added": WORDS,
  "vulnerability.edited": WORDS,
  "vulnerability.scored": NOTHING,
  "severity.changed": NOTHING,
  "score.recorded": NOTHING,
  "score.second_asked": WORDS,
  "impact.judged": NOTHING,
  "impact.worded": NOTHING,
  "ssvc.decided": NOTHING,
  "affected.set": NOTHING,
  "credit.offered": NOTHING,
  "credit.approved": NOTHING,
  "credit.answered": NOTHING,
  "credit.withdrawn": NOTHING,
  "advisory.drafted": NOTHING,
  "advisory.edited": NOTHING,
  "advisory.refreshed": NOTHING,
  "advisory.approved": NOTHING,
  "advisory.text_kept": NOTHING,
  "advisory.published": NOTHING,
  "advisory.withdrawn": NEWS,
} as const satisfies Record<string, readonly FollowUp[]>;

/** Every event that can stand in the chain of a case, with what follows from it. An event without a line does not compile. */
export const CASE_EVENT_FOLLOW_UPS: Readonly<Record<CaseEventName, readonly FollowUp[]>> = {
  ...MOVES,
  ...OTHER,
};

export type CaseEventName = keyof typeof MOVES | keyof typeof OTHER;

// The keys are exactly these, as the type above says.
export const CASE_EVENT_NAMES = Object.keys(CASE_EVENT_FOLLOW_UPS) as CaseEventName[];
