import type { Actor } from "@/lib/domain/access/actor";
import { ratedWords, SEVERITIES } from "@/lib/domain/severity";
import { DECISION_WORDS } from "@/lib/domain/ssvc/questions";
import { SSVC_DECISIONS } from "@/lib/domain/ssvc/tree";
import { actEventWords, type DeskEventWords } from "./act-event-words";
import { changeEventWords, editedFacts, type NameOf, NO_NAMES } from "./change-event-words";
import { embargoMoveOf, embargoMoveWords } from "./embargo-move";
import { severityChangeWords } from "./severity-change";
import type { CaseEvent } from "./states";
import { EVENT_WORDS, OUTCOME_WORDS, STATE_WORDS } from "./words";

type Data = Readonly<Record<string, unknown>>;

const ICONS: Partial<Record<CaseEvent, DeskEventWords["icon"]>> = {
  ask: "pause",
  reject: "cross",
  withdraw: "cross",
  expire: "cross",
  withhold: "cross",
  rework: "dot",
  reopen: "dot",
  unschedule: "pause",
};

// Their message stands in the timeline itself, or the people beside it do. Only the audit has lines for them.
const SAID_ELSEWHERE: Readonly<Record<string, DeskEventWords>> = {
  "note.added": { icon: "edit", words: "wrote a note" },
  "message.sent": { icon: "send", words: "wrote to the reporter" },
  "reporter.wrote": { icon: "send", words: "wrote to the team" },
  "report.corrected": { icon: "edit", words: "corrected the report" },
  "score.second_asked": { icon: "dot", words: "asked for a second score" },
  "case.watched": { icon: "check", words: "started to watch the case" },
  "case.unwatched": { icon: "dot", words: "stopped watching the case" },
  "advisory.text_kept": { icon: "check", words: "kept the approved text to compare later ones with" },
};

const OTHER: Readonly<Record<string, DeskEventWords>> = {
  "report.received": { icon: "send", words: "sent the report" },
  "incident.opened": { icon: "dot", words: "opened the case: found by the team" },
  "case.restricted": { icon: "pause", words: "restricted the case to its participants" },
  "case.opened_to_team": { icon: "dot", words: "opened the case to the team" },
  "case.handed_over": {
    icon: "edit",
    words: "let a coordinator in, since nobody else was left to open the case",
  },
  "case.assigned": { icon: "edit", words: "assigned the case" },
  "case.labelled": { icon: "edit", words: "changed the labels" },
  "case.edited": { icon: "edit", words: "edited the facts" },
  "case.spam_marked": { icon: "cross", words: "marked it as spam; a second person has to agree" },
  "reporter.told": { icon: "send", words: "told the reporter that it is fixed" },
  "duplicate.linked": { icon: "dot", words: "linked it with the case it repeats" },
  "duplicate.joined": { icon: "dot", words: "linked a duplicate with this case" },
  "duplicate.split": { icon: "dot", words: "took it apart from the case it was taken to repeat" },
  "duplicate.left": { icon: "dot", words: "took a duplicate apart from this case" },
  "duplicate.told_apart": { icon: "edit", words: "noted that this and another case are not the same" },
  "earlier_report.shown": { icon: "send", words: "showed the reporter that somebody reported it earlier" },
  "earlier_report.withdrawn": { icon: "cross", words: "withdrew the statement about an earlier report" },
  "original.confirmed": { icon: "send", words: "told the reporter that the problem is confirmed" },
  "original.fix_ready": { icon: "send", words: "told the reporter that a fix is ready" },
  "original.fixed": { icon: "send", words: "told the reporter that it is fixed" },
  "original.published": { icon: "send", words: "told the reporter that the advisory is public" },
  "original.revised": { icon: "send", words: "told the reporter that the advisory was revised" },
  "original.advisory_withdrawn": {
    icon: "send",
    words: "told the reporter that the advisory was withdrawn",
  },
  "original.closed": { icon: "send", words: "told the reporter that the work has ended" },
  "original.withheld": { icon: "send", words: "told the reporter that no advisory will follow" },
  "original.rejected": { icon: "send", words: "told the reporter how the other report ended" },
  "playbook.ticked": { icon: "check", words: "ticked a line of the checklist" },
  "playbook.unticked": { icon: "dot", words: "took a tick off the checklist" },
  "fix.recorded": { icon: "edit", words: "recorded the fix" },
  "branch.decided": { icon: "check", words: "decided on a supported branch" },
  "clock.escalated": { icon: "dot", words: "reminded the team of a promise" },
  "receipt.saved": { icon: "check", words: "saved the receipt code" },
  "receipt.renewed": { icon: "edit", words: "replaced the receipt code" },
  "receipt.stopped": { icon: "pause", words: "stopped the reporter’s code" },
  "receipt.allowed": { icon: "check", words: "allowed the reporter’s code again" },
  "vulnerability.added": { icon: "edit", words: "added a vulnerability" },
  "vulnerability.edited": { icon: "edit", words: "described the vulnerability" },
  "score.recorded": { icon: "edit", words: "wrote down somebody else’s score" },
  "impact.worded": { icon: "edit", words: "worded the impact" },
  "impact.judged": { icon: "edit", words: "judged the impact" },
  "affected.set": { icon: "edit", words: "recorded the affected versions" },
  "credit.offered": { icon: "send", words: "offered credit" },
  "credit.approved": { icon: "check", words: "approved the credit" },
  "credit.answered": { icon: "check", words: "answered the credit offer" },
  "credit.withdrawn": { icon: "cross", words: "withdrew the credit" },
  "advisory.edited": { icon: "edit", words: "changed the advisory" },
  "advisory.refreshed": { icon: "edit", words: "took the case's facts into the advisory" },
  "advisory.approved": { icon: "check", words: "approved the advisory" },
  "advisory.published": { icon: "send", words: "made the advisory public" },
  "advisory.withdrawn": { icon: "cross", words: "withdrew the advisory" },
  "advisory.drafted": { icon: "edit", words: "started the advisory draft" },
};

/** The words of one event, or null where the timeline shows it in another way. Never quotes a report. */
export function deskEventWords(action: string, data: Data, nameOf: NameOf): DeskEventWords | null {
  if (Object.hasOwn(SAID_ELSEWHERE, action)) return null;
  return caseEventWords(action, data, nameOf) ?? { icon: "dot", words: action.replaceAll(/[._]/g, " ") };
}

/** The words of one event of a case, wherever they are shown; null: no words yet. Never quotes a report. */
export function caseEventWords(action: string, data: Data, nameOf: NameOf = NO_NAMES): DeskEventWords | null {
  const event = action.replace(/^case\./, "");
  if (action.startsWith("case.") && isCaseEvent(event)) {
    const outcome = Object.entries(OUTCOME_WORDS).find(([name]) => name === data.outcome)?.[1];
    const state = Object.entries(STATE_WORDS).find(([name]) => name === data.to)?.[1].desk;
    const tail =
      outcome && event !== "close" ? `: ${outcome.toLowerCase()}` : state ? `, now “${state}”` : "";
    return { icon: ICONS[event] ?? "check", words: `${EVENT_WORDS[event].past}${tail}` };
  }
  return (
    judgedWords(action, data) ??
    actEventWords(action, data) ??
    changeEventWords(action, data, nameOf) ??
    SAID_ELSEWHERE[action] ??
    OTHER[action] ??
    null
  );
}

/** What a judgement came to, where its event says so. */
function judgedWords(action: string, data: Data): DeskEventWords | null {
  if (action === "vulnerability.scored") {
    const overall = ratingIn(data.overallSeverity, data.overallScore);
    const base = ratingIn(data.severity, data.score) ?? "";
    return {
      icon: "edit",
      words: `scored the vulnerability ${base}${overall ? `, ${overall} overall` : ""}`,
    };
  }
  if (action === "ssvc.decided") {
    const decision = SSVC_DECISIONS.find((one) => one === data.decision) ?? "defer";
    return { icon: "edit", words: `decided by SSVC: ${DECISION_WORDS[decision].label.toLowerCase()}` };
  }
  if (action === "severity.changed") {
    const change = severityChangeWords(data);
    return {
      icon: "send",
      words: `told the reporter that the severity changed${change ? ` ${change}` : ""}`,
    };
  }
  if (action === "case.edited" && data.severity !== undefined) {
    const severity = ratingIn(data.severity, undefined);
    const facts = editedFacts(data);
    const embargo = embargoMoveOf(data);
    const parts = [
      severity ? `rated it ${severity} by hand` : "took the severity away",
      ...(embargo ? [embargoMoveWords(embargo)] : []),
      ...(facts === "" ? [] : [`edited ${facts}`]),
    ];
    return { icon: "edit", words: parts.join(", and ") };
  }
  return null;
}

function ratingIn(severity: unknown, score: unknown): string | null {
  const known = SEVERITIES.find((one) => one === severity);
  return known ? ratedWords(known, score === undefined ? null : Number(score)) : null;
}

function isCaseEvent(text: string): text is CaseEvent {
  return Object.hasOwn(EVENT_WORDS, text);
}

/** Who acted, where no name is known: the kind of actor an event carries, in words. */
export function actorWord(kind: Actor["type"]): string {
  if (kind === "anonymous") return "Somebody not signed in";
  return kind === "draft" || kind === "reporter" ? "The reporter" : "Breakwater";
}
