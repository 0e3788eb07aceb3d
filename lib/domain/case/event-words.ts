import type { Actor } from "@/lib/domain/access/actor";
import { actEventWords } from "./act-event-words";
import type { CaseEvent } from "./states";
import { EVENT_WORDS, OUTCOME_WORDS, STATE_WORDS } from "./words";

type Data = Readonly<Record<string, unknown>>;

/** What the desk's timeline says of an event after the name of who did it. */
export type DeskEventWords = { icon: "check" | "dot" | "send" | "cross" | "pause" | "edit"; words: string };

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

// Their message stands in the timeline itself, or the people beside it do.
const SAID_ELSEWHERE = new Set([
  "note.added",
  "message.sent",
  "reporter.wrote",
  "report.corrected",
  "case.watched",
  "case.unwatched",
]);

const OTHER: Readonly<Record<string, DeskEventWords>> = {
  "report.received": { icon: "send", words: "sent the report" },
  "incident.opened": { icon: "dot", words: "opened the case: found by the team" },
  "case.restricted": { icon: "pause", words: "restricted the case to its participants" },
  "case.opened_to_team": { icon: "dot", words: "opened the case to the team" },
  "case.assigned": { icon: "edit", words: "assigned the case" },
  "case.labelled": { icon: "edit", words: "changed the labels" },
  "case.edited": { icon: "edit", words: "edited the facts" },
  "case.spam_marked": { icon: "cross", words: "marked it as spam; a second person has to agree" },
  "reporter.told": { icon: "send", words: "told the reporter that it is fixed" },
  "fix.recorded": { icon: "edit", words: "recorded the fix" },
  "branch.decided": { icon: "check", words: "decided on a supported branch" },
  "clock.escalated": { icon: "dot", words: "reminded the team of a promise" },
  "receipt.saved": { icon: "check", words: "saved the receipt code" },
  "vulnerability.added": { icon: "edit", words: "added a vulnerability" },
  "vulnerability.edited": { icon: "edit", words: "described the vulnerability" },
  "vulnerability.scored": { icon: "edit", words: "scored the vulnerability" },
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
export function deskEventWords(action: string, data: Data): DeskEventWords | null {
  if (SAID_ELSEWHERE.has(action)) return null;
  const event = action.replace(/^case\./, "");
  if (action.startsWith("case.") && isCaseEvent(event)) {
    const outcome = Object.entries(OUTCOME_WORDS).find(([name]) => name === data.outcome)?.[1];
    const state = Object.entries(STATE_WORDS).find(([name]) => name === data.to)?.[1].desk;
    const tail =
      outcome && event !== "close" ? `: ${outcome.toLowerCase()}` : state ? `, now “${state}”` : "";
    return { icon: ICONS[event] ?? "check", words: `${EVENT_WORDS[event].past}${tail}` };
  }
  return (
    actEventWords(action, data) ?? OTHER[action] ?? { icon: "dot", words: action.replaceAll(/[._]/g, " ") }
  );
}

function isCaseEvent(text: string): text is CaseEvent {
  return Object.hasOwn(EVENT_WORDS, text);
}

/** Who acted, where no name is known: the kind of actor an event carries, in words. */
export function actorWord(kind: Actor["type"]): string {
  return kind === "draft" || kind === "reporter" ? "The reporter" : "Breakwater";
}
