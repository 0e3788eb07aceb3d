import type { DeskMove } from "@/lib/domain/case/desk-moves";
import type { SnoozePreset } from "@/lib/domain/case/snooze-words";
import type { Outcome } from "@/lib/domain/case/states";
import type { Other } from "@/lib/domain/case/waiting";
import type { Severity } from "@/lib/domain/severity";

/** What each act of the board takes. Empty texts mean nothing or nobody, as in a form. */
export type ActInputs = {
  /** "" takes the assignee away. */
  assign: { personId: string };
  label: { labelId: string };
  unlabel: { labelId: string };
  /** By hand, with its reason; an empty one keeps that of a case rated so already. "" takes the rating away. Cases scored with CVSS are rated on their own page. */
  severity: { severity: Severity | ""; severityReason: string };
  /** What a move needs beside what is stored: refused cases name what is missing. */
  move: {
    move: DeskMove;
    message?: string;
    reason?: string;
    outcome?: Outcome;
    ownerId?: string;
    expectedResolutionAt?: string;
    severity?: Severity;
    severityReason?: string;
    productId?: string;
    /** The earlier case, where the outcome is a duplicate. */
    duplicateOf?: string;
  };
  /** Closes the case as a duplicate of an earlier one, by its reference, and links the two. */
  duplicate: { duplicateOf: string; reason: string };
  /** Ends that link and opens the case again; its reporter reads the message. */
  split: { reason: string; message: string };
  /** Takes back the last move of each case, where this person made it and nobody outside heard of it. */
  take_back: Record<never, never>;
  /** Until a preset or a day (year-month-day); a reply of the reporter ends it earlier. */
  snooze: { until: SnoozePreset | (string & {}); waitsFor?: Other; party?: string };
  wake: Record<never, never>;
  /** Whom outside the team the case waits for; "" takes it away. `party`: whom exactly, kept sealed. */
  wait: { waitsFor: Other | ""; party?: string };
  watch: Record<never, never>;
  unwatch: Record<never, never>;
  read: Record<never, never>;
  unread: Record<never, never>;
};

export type ActName = keyof ActInputs;

/** An act on one case. `version` is the one its row had; acts that concern only oneself do not look at it. */
export type CaseAct<Name extends ActName = ActName> = {
  [Each in Name]: { act: Each; id: string; version: number; input: ActInputs[Each] };
}[Name];

/** Cases in one request at most. */
export const MOST_CASES = 200;

/** The body of `POST /api/v1/cases/acts`: one act on many cases, or acts as results handed them out to undo. */
export type ActsRequest =
  | { [Each in ActName]: { act: Each; input: ActInputs[Each]; cases: readonly CaseRef[] } }[ActName]
  | { acts: readonly CaseAct[] };
export type CaseRef = { id: string; version: number };

export type ActDone = {
  id: string;
  done: true;
  reference: string;
  /** What the next act on this row names. */
  version: number;
  /** False where the case stood like that before. */
  changed: boolean;
  /** What happened, to go on after the reference: "assigned to Jonas Lind". */
  words: string;
  /** Sent back among `acts` this undoes it; null where that cannot be done, and `final` says why. */
  undo: CaseAct | null;
  /** Until when undoing can work at all (ISO 8601, UTC); null: until somebody changes the case. */
  undoUntil: string | null;
  final: string | null;
};

export type ActRefused = {
  id: string;
  done: false;
  /** null where the case is absent or not for this person: the two look the same. */
  reference: string | null;
  code: string;
  /** A sentence that says why, and what to do. */
  message: string;
  /** Needs of a move that are not met, in words. */
  missing: readonly string[];
  /** Which part of the input it is about. */
  fields: readonly { field: string; message: string }[];
};

export type ActResult = ActDone | ActRefused;

/** Results stand in the order of the request. `words` sums up: "4 of 5 cases accepted, 1 refused. EX-2026-7KQ2M: …". */
export type ActsAnswer = { words: string; results: readonly ActResult[] };
