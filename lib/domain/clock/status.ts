import type { PausedSpan } from "@/lib/domain/clock/due";
import type { ClockKind } from "@/lib/domain/clock/promise";

/** What is stored of a clock. `dueAt` has every closed pause in it; whether it is running or late is only ever derived. */
export type Clock = {
  kind: ClockKind;
  startedAt: Date;
  dueAt: Date;
  pausedSpans: readonly PausedSpan[];
  satisfiedAt: Date | null;
  /** The case ended. Before the due time that leaves the promise neither kept nor missed. */
  endedAt: Date | null;
};

/** Share of the time used up at which someone is told: the assignee, the team, all committers and the deputy. */
export const ESCALATIONS = [50, 80, 100] as const;

export type Escalation = 0 | (typeof ESCALATIONS)[number];

/** Percent of the time after which a running clock counts as due soon. */
const SOON_PERCENT = 80;

/** The same for people: long promises come due soon earlier than short ones. */
export const SOON_WORDS = "less than a fifth of its time is left";

export type ClockStatus =
  | { state: "running"; remainingMs: number; soon: boolean; escalation: Escalation }
  | { state: "paused"; remainingMs: number; escalation: Escalation }
  | { state: "met"; tookMs: number; escalation: 0 }
  | { state: "ended"; escalation: 0 }
  | { state: "breached"; overdueMs: number; answered: boolean; escalation: Escalation };

/**
 * How a clock stands at `now` (UTC). An answer at the due instant is in time. A late answer stays a breach, with
 * `answered` true and `overdueMs` frozen; while a clock is paused, time does not pass.
 */
export function clockStatus(clock: Clock, now: Date): ClockStatus {
  const at = clock.satisfiedAt ?? clock.endedAt ?? now;
  const open = clock.pausedSpans.find(({ to }) => to === null);
  const effective = Math.min(at.getTime(), open?.from.getTime() ?? Number.POSITIVE_INFINITY);
  const remainingMs = clock.dueAt.getTime() - effective;
  if (remainingMs < 0) {
    // A pause begun after the breach does not stop the time overdue: nobody was waiting for the reporter when it passed.
    const overdueMs = at.getTime() - clock.dueAt.getTime();
    const answered = clock.satisfiedAt !== null;
    return { state: "breached", overdueMs, answered, escalation: answered || clock.endedAt ? 0 : 100 };
  }
  if (clock.satisfiedAt)
    return { state: "met", tookMs: at.getTime() - clock.startedAt.getTime(), escalation: 0 };
  if (clock.endedAt) return { state: "ended", escalation: 0 };
  const percent = 100 * (1 - remainingMs / allowedMs(clock));
  const escalation = ESCALATIONS.findLast((step) => percent >= step) ?? 0;
  if (open && open.from <= now) return { state: "paused", remainingMs, escalation };
  return { state: "running", remainingMs, soon: percent >= SOON_PERCENT, escalation };
}

/** From when on a running clock counts as due soon, in UTC; pauses still to come move it. */
export function soonAt(clock: Clock): Date {
  return new Date(clock.dueAt.getTime() - (allowedMs(clock) * (100 - SOON_PERCENT)) / 100);
}

/** What an answer has to bring before a clock stops. A clock of two parts is stopped by neither alone. */
export const CLOCK_NEEDS = {
  acknowledgement: ["message"],
  evaluation: ["evaluation", "expected_date"],
  next_update: ["message"],
} as const satisfies Record<ClockKind, readonly string[]>;

export type AnswerPart = (typeof CLOCK_NEEDS)[ClockKind][number];

/**
 * When the clock was satisfied, given when each part was first sent to the reporter: the moment the last needed part went
 * out, or null while one is missing. Automatic replies are not parts unless the policy says so (`isAnswer`).
 */
export function satisfiedAt(kind: ClockKind, sent: Partial<Record<AnswerPart, Date>>): Date | null {
  const times = CLOCK_NEEDS[kind].map((part) => sent[part]?.getTime());
  const known = times.filter((time) => time !== undefined);
  return known.length === times.length ? new Date(Math.max(...known)) : null;
}

/** Whether a message counts as an answer: it goes to the reporter and a person wrote it, unless the policy counts robots. */
export function isAnswer(
  message: { toReporter: boolean; automatic: boolean },
  policy: { automaticReplyCounts: boolean } = { automaticReplyCounts: false },
): boolean {
  return message.toReporter && (!message.automatic || policy.automaticReplyCounts);
}

function allowedMs(clock: Clock): number {
  let counted = clock.startedAt.getTime();
  let pausedMs = 0;
  for (const { from, to } of [...clock.pausedSpans].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    if (to === null) continue;
    pausedMs += Math.max(0, to.getTime() - Math.max(from.getTime(), counted));
    counted = Math.max(counted, to.getTime());
  }
  return Math.max(1, clock.dueAt.getTime() - clock.startedAt.getTime() - pausedMs);
}
