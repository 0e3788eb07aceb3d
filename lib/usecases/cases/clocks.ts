import { randomUUID } from "node:crypto";
import { and, asc, eq, isNull } from "drizzle-orm";
import { cases, clocks } from "@/db/schema";
import { type CaseState, isOpen } from "@/lib/domain/case/states";
import { dueAt } from "@/lib/domain/clock/due";
import {
  type ClockPromise,
  calendarSchema,
  HOUSE_ACKNOWLEDGEMENT,
  limitSchema,
} from "@/lib/domain/clock/promise";
import { soonAt } from "@/lib/domain/clock/status";
import type { PolicyData } from "@/lib/domain/policy/policy";
import { toClock } from "@/lib/queries/clock-row";
import type { Tx } from "@/lib/server/database";

type Frozen = { policy: PolicyData; policyVersionId: string };
type ClockRow = typeof clocks.$inferSelect;

/** What a receipt starts: acknowledgement (the house's own where none is promised) and evaluation. */
export function receiptClocks(input: Frozen & { caseId: string; receivedAt: Date }): ClockRow[] {
  const promises = input.policy.promises.filter((promise) => promise.kind !== "next_update");
  if (!promises.some((promise) => promise.kind === "acknowledgement")) promises.push(HOUSE_ACKNOWLEDGEMENT);
  return promises.map((promise) => newClock(input, promise, input.receivedAt));
}

/**
 * A person wrote to the reporter: acknowledges the report, keeps the update promise and starts the next one. A closed case
 * promises no further update, and one that waits for the reporter rests until the answer.
 */
export async function answered(
  tx: Tx,
  input: Frozen & { caseId: string; state: CaseState; at: Date; by: string | null },
): Promise<void> {
  const waiting = await unanswered(tx, input.caseId);
  for (const clock of waiting) {
    if (clock.kind === "acknowledgement" || clock.kind === "next_update")
      await satisfy(tx, clock, input.at, input.by);
  }
  const next = input.policy.promises.find((promise) => promise.kind === "next_update");
  if (next && isOpen(input.state)) await tx.insert(clocks).values(newClock(input, next, input.at));
  if (input.state === "needs_info") await pauseUpdates(tx, input.caseId, input.at);
  await refreshNextDue(tx, input.caseId);
}

/** The evaluation and the expected resolution date went to the reporter; one alone does not satisfy (S4.10). */
export async function evaluated(
  tx: Tx,
  input: { caseId: string; at: Date; by: string | null },
): Promise<void> {
  for (const clock of await unanswered(tx, input.caseId)) {
    if (clock.kind === "evaluation") await satisfy(tx, clock, input.at, input.by);
  }
  await refreshNextDue(tx, input.caseId);
}

/** A question is out: the update promise rests until the reporter answers. Acknowledgement never rests. */
export async function pauseUpdates(tx: Tx, caseId: string, at: Date): Promise<void> {
  for (const clock of await unanswered(tx, caseId)) {
    if (clock.kind !== "next_update" || clock.pausedSpans.some((span) => span.to === null)) continue;
    const pausedSpans = [...clock.pausedSpans, { from: at.toISOString(), to: null }];
    await tx.update(clocks).set({ pausedSpans }).where(eq(clocks.id, clock.id));
  }
  await refreshNextDue(tx, caseId);
}

/** The reporter answered: the promise goes on, later by as long as it rested. */
export async function resumeUpdates(tx: Tx, caseId: string, at: Date): Promise<void> {
  for (const clock of await unanswered(tx, caseId)) {
    if (!clock.pausedSpans.some((span) => span.to === null)) continue;
    const pausedSpans = clock.pausedSpans.map((span) => ({
      from: span.from,
      to: span.to ?? at.toISOString(),
    }));
    await tx
      .update(clocks)
      .set({ pausedSpans, dueAt: dueWith(clock, pausedSpans) })
      .where(eq(clocks.id, clock.id));
  }
  await refreshNextDue(tx, caseId);
}

/** The case ended: what was still open is neither kept nor missed; what was late stays late. */
export async function endClocks(tx: Tx, caseId: string, at: Date): Promise<void> {
  await tx
    .update(clocks)
    .set({ endedAt: at })
    .where(and(eq(clocks.caseId, caseId), isNull(clocks.satisfiedAt), isNull(clocks.endedAt)));
  await refreshNextDue(tx, caseId);
}

function newClock(input: Frozen & { caseId: string }, promise: ClockPromise, startedAt: Date): ClockRow {
  const { calendar } = input.policy;
  return {
    id: randomUUID(),
    caseId: input.caseId,
    kind: promise.kind,
    limitData: promise.limit,
    calendar,
    shownToReporter: promise.public,
    startedAt,
    dueAt: dueAt(startedAt, promise.limit, calendar),
    policyVersionId: input.policyVersionId,
    pausedSpans: [],
    satisfiedAt: null,
    satisfiedBy: null,
    endedAt: null,
    escalatedPercent: 0,
  };
}

async function unanswered(tx: Tx, caseId: string): Promise<ClockRow[]> {
  return tx
    .select()
    .from(clocks)
    .where(and(eq(clocks.caseId, caseId), isNull(clocks.satisfiedAt), isNull(clocks.endedAt)))
    .orderBy(asc(clocks.dueAt));
}

async function satisfy(tx: Tx, clock: ClockRow, at: Date, by: string | null): Promise<void> {
  const pausedSpans = clock.pausedSpans.map((span) => ({ from: span.from, to: span.to ?? at.toISOString() }));
  await tx
    .update(clocks)
    .set({ satisfiedAt: at, satisfiedBy: by, pausedSpans, dueAt: dueWith(clock, pausedSpans) })
    .where(eq(clocks.id, clock.id));
}

/** When a clock is due with these pauses over. */
export function dueWith(clock: ClockRow, pausedSpans: { from: string; to: string }[]): Date {
  const spans = pausedSpans.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
  return dueAt(
    clock.startedAt,
    limitSchema.parse(clock.limitData),
    calendarSchema.parse(clock.calendar),
    spans,
  );
}

/** Writes the earliest running promise of a case to its row. */
export async function refreshNextDue(tx: Tx, caseId: string): Promise<void> {
  const due = nextDueOf(await unanswered(tx, caseId));
  await tx.update(cases).set(due).where(eq(cases.id, caseId));
}

export type NextDue = {
  nextDueAt: Date | null;
  nextDueKind: ClockRow["kind"] | null;
  nextDueSoonAt: Date | null;
  /** A first answer is owed; apart, because another promise may be due before it. */
  unacknowledged: boolean;
};

/** What the board sorts a case by: the earliest promise that is running; a resting one is not due. */
export function nextDueOf(open: readonly ClockRow[]): NextDue {
  const [next] = open
    .filter((clock) => clock.pausedSpans.every((span) => span.to !== null))
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  return {
    nextDueAt: next?.dueAt ?? null,
    nextDueKind: next?.kind ?? null,
    nextDueSoonAt: next ? soonAt(toClock(next)) : null,
    unacknowledged: open.some(({ kind }) => kind === "acknowledgement"),
  };
}
