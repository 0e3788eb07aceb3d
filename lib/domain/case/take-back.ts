import { type CaseEvent, type CaseState, type Outcome, TRANSITIONS, transitionFor } from "./states";

/** For so long whoever made a move can take it back. */
export const TAKE_BACK_MINUTES = 10;
/** Mail about a move that brings no words leaves so much later: until then nobody outside has heard of it. */
export const TELL_AFTER_SECONDS = 10;

/** What somebody outside learns of a move: words of the team, the bare news by mail, or nothing. */
export type Telling = "words" | "news" | "nothing";

/** The last move of a case, where nothing else happened since. `mark_spam`: one person's word that it is spam. */
export type LastMove = {
  event: CaseEvent | "mark_spam";
  from: CaseState;
  to: CaseState;
  isPublic: boolean;
  at: Date;
  by: string | null;
  telling: Telling;
  /** The state a question goes back to, where the case waited for the reporter. */
  resumeState: CaseState | null;
};

export type TakeBackFacts = {
  actorId: string | null;
  last: LastMove | null;
  /** A mail about it left, or the reporter opened their page since. */
  reporterKnows: boolean;
  /** Closing printed a credit. */
  creditPrinted: boolean;
  /** Reporters of duplicates hear of this case's moves at once. `hidden`: this person sees none of them. */
  duplicates: "none" | "seen" | "hidden";
};

/**
 * Why the last move of a case cannot be taken back by this person, in a sentence; null where it can.
 *
 * @param now a UTC instant
 */
export function takeBackBlocker(facts: TakeBackFacts, now: Date): string | null {
  const { last } = facts;
  if (last === null) return "Something else happened to the case since. Make the opposite move instead.";
  if (!isTakenBack(last)) return "This move cannot be taken back.";
  if (last.by === null || last.by !== facts.actorId) return "Only whoever made the move can take it back.";
  if (now.getTime() - last.at.getTime() > TAKE_BACK_MINUTES * 60_000)
    return `A move can be taken back for ${TAKE_BACK_MINUTES} minutes, and these are over.`;
  if (last.telling === "words")
    return "The reporter has your words. Write to them, and make the opposite move instead.";
  // One answer for both: it must not tell that there is a duplicate somebody cannot see.
  if (facts.reporterKnows || facts.duplicates === "hidden")
    return "Somebody outside has heard of it. Make the opposite move instead, and write to the reporter.";
  if (facts.creditPrinted) return "A credit of this case is public since. Withdraw it, then reopen the case.";
  if (facts.duplicates === "seen")
    return "Reporters of its duplicates have been told. Make the opposite move instead.";
  return null;
}

function isTakenBack({ event, from, isPublic, resumeState }: LastMove): boolean {
  if (event === "mark_spam") return true;
  // Where a question stood open, it has to be known where its answer leads.
  if (from === "needs_info" && resumeState === null) return false;
  return transitionFor({ state: from, isPublic }, event)?.takenBack ?? false;
}

/** Until when taking a move back is worth offering; null where it is not. @param at when it was made, in UTC */
export function takeBackUntil(event: CaseEvent, telling: Telling, at: Date): Date | null {
  if (!canBeTakenBack(event) || telling === "words") return null;
  const seconds = telling === "news" ? TELL_AFTER_SECONDS : TAKE_BACK_MINUTES * 60;
  return new Date(at.getTime() + seconds * 1_000);
}

/** Whether moves of this name are ones that can be taken back. */
export function canBeTakenBack(event: CaseEvent): boolean {
  return TRANSITIONS.some((row) => row.event === event && row.takenBack);
}

type Brings = { hasReporter: boolean; message?: string; outcome?: Outcome; duplicateOf?: string };

/** Said before a case is closed and linked as a duplicate, which splitting the two undoes. */
export const LINK_UNDONE_WORDS =
  "A reporter reads your words at once. Undo opens their case again and tells them so.";

/** Said before a move is made: whether it can be taken back, and how long. */
export function takeBackWords(
  event: CaseEvent,
  { hasReporter, message, outcome, duplicateOf }: Brings,
): string {
  if (event === "reject" && outcome === "duplicate" && duplicateOf?.trim()) return LINK_UNDONE_WORDS;
  if (!canBeTakenBack(event)) return "This cannot be taken back.";
  const spam = event === "reject" && outcome === "spam";
  if (!hasReporter || spam) return `You can take this back for ${TAKE_BACK_MINUTES} minutes.`;
  if (message?.trim() || event === "reject")
    return "The reporter reads your words at once, so this cannot be taken back.";
  return `You can take this back for ${TELL_AFTER_SECONDS} seconds; then the reporter is told.`;
}
