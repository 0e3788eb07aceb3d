import type { CaseEvent } from "./states";

/** What has to be derived again, later and by a job, after an event of a case. `words`: its texts changed. */
export const FOLLOW_UPS = ["words"] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];

const NOTHING: readonly FollowUp[] = [];
const WORDS: readonly FollowUp[] = ["words"];

// A move brings a message, a reason or facts along, unless nobody writes anything with it.
const MOVES: Record<`case.${CaseEvent}`, readonly FollowUp[]> = {
  "case.acknowledge": WORDS,
  "case.ask": WORDS,
  "case.reply": NOTHING,
  "case.accept": WORDS,
  "case.reject": WORDS,
  "case.withdraw": NOTHING,
  "case.expire": NOTHING,
  "case.plan": WORDS,
  "case.fix_ready": WORDS,
  "case.rework": WORDS,
  "case.schedule": WORDS,
  "case.unschedule": WORDS,
  "case.publish": WORDS,
  "case.publish_emergency": WORDS,
  "case.publish_revision": WORDS,
  "case.close": WORDS,
  "case.withhold": WORDS,
  "case.reopen": WORDS,
};

const OTHER = {
  "report.received": WORDS,
  "report.corrected": WORDS,
  "receipt.saved": NOTHING,
  "incident.opened": WORDS,
  "note.added": WORDS,
  "message.sent": WORDS,
  "reporter.told": WORDS,
  "reporter.wrote": WORDS,
  "case.edited": WORDS,
  "case.assigned": NOTHING,
  "case.restricted": NOTHING,
  "case.opened_to_team": NOTHING,
  "case.spam_marked": NOTHING,
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
  "impact.judged": NOTHING,
  "affected.set": NOTHING,
  "credit.offered": NOTHING,
  "credit.approved": NOTHING,
  "credit.answered": NOTHING,
  "credit.withdrawn": NOTHING,
  "advisory.drafted": NOTHING,
  "advisory.edited": NOTHING,
  "advisory.refreshed": NOTHING,
  "advisory.approved": NOTHING,
  "advisory.published": NOTHING,
  "advisory.withdrawn": NOTHING,
} as const satisfies Record<string, readonly FollowUp[]>;

/** Every event that can stand in the chain of a case, with what follows from it. An event without a line does not compile. */
export const CASE_EVENT_FOLLOW_UPS: Readonly<Record<CaseEventName, readonly FollowUp[]>> = {
  ...MOVES,
  ...OTHER,
};

export type CaseEventName = keyof typeof MOVES | keyof typeof OTHER;
