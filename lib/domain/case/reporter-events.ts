import { severityChangeWords } from "./severity-change";
import { OUTCOMES } from "./states";
import { OUTCOME_WORDS } from "./words";

/** One line of the reporter's timeline: the fact in bold, then the rest of the sentence. */
export type ReporterEventWords = {
  icon: "check" | "dot" | "send" | "cross" | "pause";
  lead: string;
  rest: string;
};

type Wording = (data: Readonly<Record<string, unknown>>, mine: boolean) => ReporterEventWords;

const fixed =
  (icon: ReporterEventWords["icon"], lead: string, rest: string): Wording =>
  () => ({ icon, lead, rest });

/** Actions whose sealed words were written for the reporter; those of every other one are the team's. */
export const WORDS_FOR_REPORTER: ReadonlySet<string> = new Set(["severity.changed"]);

// Default deny: an action without a line here is not shown, whatever audience its event carries. Messages stand in the
// timeline themselves, so the events about them have no line.
const WORDINGS: Readonly<Record<string, Wording>> = {
  "report.received": fixed("check", "Received", "by our server; the team sees it on the desk."),
  "case.acknowledge": fixed("check", "Read", "by a person of the team."),
  "case.ask": fixed("pause", "Waiting for you.", "The team asked you a question."),
  "case.accept": fixed("check", "Confirmed", "by the team."),
  "case.reject": (data) => ({
    icon: "cross",
    lead: "Closed",
    rest: `by the team: ${outcomeWords(data.outcome)}.`,
  }),
  "receipt.renewed": fixed("check", "New code", "made by you; the one before opens nothing any more."),
  "receipt.stopped": fixed("pause", "Code stopped", "by the team."),
  "receipt.allowed": fixed("check", "Code allowed again", "by the team."),
  "case.withdraw": fixed("cross", "Withdrawn", "by you."),
  "case.expire": fixed("cross", "Closed", "because the question was not answered."),
  "case.plan": fixed("check", "Planned:", "the team has started on a fix."),
  "case.fix_ready": fixed("check", "Fix ready", "and tested."),
  "case.rework": fixed("dot", "Back to work:", "the fix needs changes."),
  "case.schedule": fixed("check", "Approved:", "the advisory may be published."),
  "case.unschedule": fixed("pause", "Put back:", "the advisory will not be published yet."),
  "case.publish": fixed("check", "Published:", "the advisory is public."),
  "case.publish_emergency": fixed(
    "check",
    "Published early:",
    "the advisory is public, because it could not wait.",
  ),
  "case.publish_revision": fixed("check", "Revised:", "the public advisory was brought up to date."),
  "advisory.withdrawn": fixed("cross", "Withdrawn:", "the public advisory is marked as withdrawn."),
  "case.close": fixed("check", "Closed.", "The work on this report has ended."),
  "case.withhold": fixed("cross", "Closed", "without publishing an advisory."),
  "case.reopen": (_data, mine) => ({
    icon: "dot",
    lead: "Reopened",
    rest: mine ? "by you." : "by the team.",
  }),
  "earlier_report.shown": fixed("dot", "Reported before:", "the team signed that an earlier report exists."),
  "earlier_report.withdrawn": fixed(
    "cross",
    "Taken back:",
    "the statement about an earlier report does not hold any more.",
  ),
  "original.confirmed": fixed("check", "Confirmed:", "the problem you reported too is real."),
  "original.fix_ready": fixed("check", "Fix ready", "and tested, for the problem you reported too."),
  "original.fixed": fixed("check", "Fixed:", "the problem you reported too."),
  "original.published": fixed(
    "check",
    "Published:",
    "the advisory about the problem you reported too is public.",
  ),
  "original.revised": fixed("check", "Revised:", "the public advisory was brought up to date."),
  "original.advisory_withdrawn": fixed("cross", "Withdrawn:", "the public advisory is marked as withdrawn."),
  "original.closed": fixed("check", "Ended:", "the work on the problem you reported too."),
  "original.withheld": fixed("cross", "Ended", "without an advisory."),
  "original.rejected": (data) => ({
    icon: "cross",
    lead: "Decided:",
    rest: `the problem you reported too was closed as ${outcomeWords(data.outcome)}.`,
  }),
  "severity.changed": (data) => ({
    icon: "dot",
    lead: "Our severity changed",
    rest: `${severityChangeWords(data) ?? ""}.`,
  }),
  "credit.offered": fixed("dot", "Credit offered.", "Nothing is printed unless you accept."),
  "credit.answered": (_data, mine) => ({
    icon: "check",
    lead: "Credit answered",
    rest: mine ? "by you." : "for you.",
  }),
  "credit.withdrawn": (_data, mine) => ({
    icon: "cross",
    lead: "Credit taken back",
    rest: mine ? "by you; your name is nowhere." : "by the team; your name is nowhere.",
  }),
};

/**
 * What a reporter reads of an event of their case, or null where there is nothing for them to read.
 *
 * @param data the event's data; only an outcome and a severity are ever quoted from it
 * @param mine whether the reporter did it
 */
export function reporterEventWords(
  action: string,
  data: Readonly<Record<string, unknown>>,
  mine: boolean,
): ReporterEventWords | null {
  return Object.hasOwn(WORDINGS, action) ? (WORDINGS[action]?.(data, mine) ?? null) : null;
}

function outcomeWords(outcome: unknown): string {
  const known = OUTCOMES.find((name) => name === outcome);
  if (known === "spam") return "it was taken for spam";
  return known ? OUTCOME_WORDS[known].toLowerCase() : "see the message";
}
