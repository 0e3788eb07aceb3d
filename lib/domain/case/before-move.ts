import { z } from "zod";
import type { Place } from "./after-move";
import { CASE_STATES, OUTCOMES } from "./states";
import { OTHERS, type Other } from "./waiting";

/** What a move overwrites of a case beside its state. */
export type Overwritten = Pick<Place, "resumeState" | "outcome" | "closedAt" | "spamMarkedBy" | "held"> & {
  assigneeId: string | null;
  expectedResolutionAt: Date | null;
  snoozedUntil: Date | null;
  snoozedUntilReply: boolean;
  snoozedBy: string | null;
  waitsFor: Other | null;
};

/** The same as the event of a move keeps it: ids, states and times only, and nothing where nothing stood. */
export function writeOverwritten(before: Overwritten): Record<string, string | boolean> {
  const { resumeState, outcome, closedAt, spamMarkedBy, held, assigneeId, expectedResolutionAt } = before;
  const { snoozedUntil, snoozedUntilReply, snoozedBy, waitsFor } = before;
  return {
    ...(resumeState && { hadResume: resumeState }),
    ...(outcome && { hadOutcome: outcome }),
    ...(closedAt && { hadClosed: closedAt.toISOString() }),
    ...(spamMarkedBy && { hadSpamMark: spamMarkedBy }),
    ...(held && { hadHeld: held }),
    ...(assigneeId && { hadOwner: assigneeId }),
    ...(expectedResolutionAt && { hadExpected: expectedResolutionAt.toISOString() }),
    ...(snoozedUntil && { hadSnooze: snoozedUntil.toISOString() }),
    ...(snoozedUntilReply && { hadSnoozeUntilReply: snoozedUntilReply }),
    ...(snoozedBy && { hadSnoozeBy: snoozedBy }),
    ...(waitsFor && { hadWaits: waitsFor }),
  };
}

const written = z.object({
  hadResume: z.enum(CASE_STATES).nullable().default(null),
  hadOutcome: z.enum(OUTCOMES).nullable().default(null),
  hadClosed: z.coerce.date().nullable().default(null),
  hadSpamMark: z.uuid().nullable().default(null),
  hadHeld: z.boolean().default(false),
  hadOwner: z.uuid().nullable().default(null),
  hadExpected: z.coerce.date().nullable().default(null),
  hadSnooze: z.coerce.date().nullable().default(null),
  hadSnoozeUntilReply: z.boolean().default(false),
  hadSnoozeBy: z.uuid().nullable().default(null),
  hadWaits: z.enum(OTHERS).nullable().default(null),
});

/** What stood there before the move whose event has this data. @throws ZodError for an event of something else */
export function readOverwritten(data: unknown): Overwritten {
  const had = written.parse(data);
  return {
    resumeState: had.hadResume,
    outcome: had.hadOutcome,
    closedAt: had.hadClosed,
    spamMarkedBy: had.hadSpamMark,
    held: had.hadHeld,
    assigneeId: had.hadOwner,
    expectedResolutionAt: had.hadExpected,
    snoozedUntil: had.hadSnooze,
    snoozedUntilReply: had.hadSnoozeUntilReply,
    snoozedBy: had.hadSnoozeBy,
    waitsFor: had.hadWaits,
  };
}
