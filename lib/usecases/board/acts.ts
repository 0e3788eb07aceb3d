import { z } from "zod";
import type { ActName, CaseAct } from "@/lib/domain/board/acts";
import { DESK_MOVE_DONE, DESK_MOVES } from "@/lib/domain/case/desk-moves";
import { canBeTakenBack, takeBackUntil } from "@/lib/domain/case/take-back";
import { OTHERS_WORDS } from "@/lib/domain/case/waiting";
import { STATE_WORDS } from "@/lib/domain/case/words";
import { SPLIT_MESSAGE, SPLIT_REASON } from "@/lib/domain/duplicates/words";
import { SEVERITY_LABELS } from "@/lib/domain/severity";
import { parseInput } from "@/lib/server/access";
import type { Caller } from "@/lib/server/use-case";
import { assignCase } from "@/lib/usecases/cases/assign";
import { DESK_MOVE_USE_CASES } from "@/lib/usecases/cases/desk-moves";
import { labelCase } from "@/lib/usecases/cases/label";
import { rateByHand } from "@/lib/usecases/cases/rate-by-hand";
import { markCaseRead, markCaseUnread } from "@/lib/usecases/cases/read-marks";
import { type RestBefore, snoozeCase, wakeCase } from "@/lib/usecases/cases/snooze";
import { takeBackMove } from "@/lib/usecases/cases/take-back";
import { waitForOthers } from "@/lib/usecases/cases/wait";
import { unwatchCase, watchCase } from "@/lib/usecases/cases/watch";
import { linkDuplicate } from "@/lib/usecases/duplicates/link";
import { splitDuplicate } from "@/lib/usecases/duplicates/split";

/** An act without its case: what undoes another one. */
type Inverse = { [Name in ActName]: Pick<Extract<CaseAct, { act: Name }>, "act" | "input"> }[ActName];

/** What an act came to. Without `undo`, `final` says why, unless nothing changed. */
export type Performed = {
  reference: string;
  version: number;
  changed: boolean;
  words: string;
  undo?: Inverse;
  undoUntil?: Date;
  final?: string;
};

type On = { caseId: string; version: number };
type Input = Readonly<Record<string, unknown>>;
type Performer = (caller: Caller, on: On, input: Input) => Promise<Performed>;

/** Each act by the use case of one case that does it, and by what undoes it. Another act is another line. */
export const PERFORMERS: Readonly<Record<ActName, Performer>> = {
  assign: async (caller, on, { personId }) => {
    const { before, assignee, ...done } = await assignCase(caller, { ...on, personId });
    const words = `assigned to ${assignee ?? "nobody"}`;
    const changed = (before ?? "") !== personId;
    return { ...done, changed, words, undo: { act: "assign", input: { personId: before ?? "" } } };
  },
  label: (caller, on, { labelId }) => relabel(caller, on, "add", labelId),
  unlabel: (caller, on, { labelId }) => relabel(caller, on, "remove", labelId),
  severity: rate,
  move,
  duplicate,
  split: async (caller, on, { reason, message }) => {
    const { reference, version, to } = await splitDuplicate(caller, { ...on, reason, message });
    const words = `split from the earlier case, now “${STATE_WORDS[to].desk}”`;
    return { reference, version, changed: true, words, final: "Mark it as a duplicate again instead." };
  },
  take_back: async (caller, on) => {
    const { reference, version, to } = await takeBackMove(caller, on);
    const words = `taken back, again “${STATE_WORDS[to].desk}”`;
    return { reference, version, changed: true, words, final: "Make the move again instead." };
  },
  snooze: async (caller, on, { until, waitsFor, party }) => {
    const done = await snoozeCase(caller, { ...on, until, waitsFor, party });
    return { ...done, words: "snoozed", undo: restAgain(done.before, waitsFor !== undefined) };
  },
  wake: async (caller, on, { waitsFor, party }) => {
    const done = await wakeCase(caller, { ...on, waitsFor, party });
    return { ...done, words: "back on the board", undo: restAgain(done.before, waitsFor !== undefined) };
  },
  wait: async (caller, on, { waitsFor, party }) => {
    const { before, ...done } = await waitForOthers(caller, { ...on, waitsFor, party });
    const other = Object.entries(OTHERS_WORDS).find(([name]) => name === waitsFor)?.[1];
    const words = other ? `waiting for ${other}` : "not waiting for others any more";
    return { ...done, words, undo: { act: "wait", input: before } };
  },
  watch: async (caller, on) => ({
    ...(await watchCase(caller, on)),
    words: "watched",
    undo: { act: "unwatch", input: {} },
  }),
  unwatch: async (caller, on) => ({
    ...(await unwatchCase(caller, on)),
    words: "not watched any more",
    undo: { act: "watch", input: {} },
  }),
  read: async (caller, on) => ({
    ...(await markCaseRead(caller, on)),
    words: "marked as read",
    undo: { act: "unread", input: {} },
  }),
  unread: async (caller, on) => ({
    ...(await markCaseUnread(caller, on)),
    words: "marked as unread",
    undo: { act: "read", input: {} },
  }),
};

async function relabel(
  caller: Caller,
  { caseId }: On,
  how: "add" | "remove",
  labelId: unknown,
): Promise<Performed> {
  const { added, removed, ...done } = await labelCase(caller, { caseId, [how]: [labelId] });
  const act = how === "add" ? "unlabel" : "label";
  const words = how === "add" ? "labelled" : "without the label now";
  const changed = added.length + removed.length > 0;
  return { ...done, changed, words, undo: { act, input: { labelId: String(labelId) } } };
}

async function rate(caller: Caller, on: On, { severity, severityReason }: Input): Promise<Performed> {
  const { before, ...done } = await rateByHand(caller, { ...on, severity, severityReason });
  const rated = Object.entries(SEVERITY_LABELS).find(([name]) => name === severity)?.[1];
  const words = rated ? `rated ${rated}` : "not rated any more";
  const lacksReason = before.severity !== "" && before.severityReason === "";
  return lacksReason
    ? { ...done, words, final: "The rating before had no reason: set it again on the page of the case." }
    : { ...done, words, undo: { act: "severity", input: before } };
}

const moveName = z.object({ move: z.enum(DESK_MOVES, "Choose a move.") });

async function move(caller: Caller, on: On, input: Input): Promise<Performed> {
  const { move: event } = parseInput(moveName, input);
  if (event === "reject" && input.outcome === "duplicate" && input.duplicateOf)
    return duplicate(caller, on, input);
  const { move: _, ...brought } = input;
  const done = await DESK_MOVE_USE_CASES[event](caller, { ...brought, ...on });
  const { reference, version, from, to, telling } = done;
  const marked = event === "reject" && from === to;
  const words = marked ? "marked as spam, to be closed when a second person agrees" : DESK_MOVE_DONE[event];
  const undoUntil = takeBackUntil(event, telling, caller.now);
  if (undoUntil)
    return { reference, version, changed: true, words, undo: { act: "take_back", input: {} }, undoUntil };
  const final = canBeTakenBack(event)
    ? "The reporter has your words; this is not taken back."
    : "This move is not taken back.";
  return { reference, version, changed: true, words, final };
}

async function duplicate(caller: Caller, on: On, { duplicateOf, reason }: Input): Promise<Performed> {
  const { reference, version, from, to } = await linkDuplicate(caller, { ...on, duplicateOf, reason });
  const done = { reference, version, changed: true };
  // Splitting would open it, and it was closed before.
  if (from === to)
    return { ...done, words: "linked with the earlier case", final: "Split it on its own page instead." };
  const undo = { act: "split", input: { reason: SPLIT_REASON, message: SPLIT_MESSAGE } } as const;
  return { ...done, words: "closed as duplicate", undo };
}

// What the case rested on before. Whom it waited for is part of it only where the act touched that.
function restAgain({ until, ...waiting }: RestBefore, touchedWaiting: boolean): Inverse {
  const also = touchedWaiting ? waiting : {};
  return until === null ? { act: "wake", input: also } : { act: "snooze", input: { until, ...also } };
}
