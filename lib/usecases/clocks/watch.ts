import { and, asc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { clocks } from "@/db/schema";
import type { Role } from "@/lib/domain/access/roles";
import { clockStatus } from "@/lib/domain/clock/status";
import type { JobDraft } from "@/lib/jobs/definitions";
import { toClock } from "@/lib/queries/clock-row";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import { AppError } from "@/lib/server/errors";
import { read } from "@/lib/server/read";
import { type Caller, noEvents, useCase, type Work } from "@/lib/server/use-case";
import { settleCase } from "@/lib/usecases/cases/settle";
import { type CaseRow, caseInput, lockCase } from "@/lib/usecases/cases/subject";
import { notifyRoles, notifyTeam } from "@/lib/usecases/notices/queue";

const CASES_A_RUN = 500;

/** Nobody was promised an internal clock, so it is never breached: the team is told, and that is the end of it. */
const INTERNAL_LIMIT = 80;

const TEAM: readonly Role[] = ["coordinator", "triager"];
const COMMITTERS: readonly Role[] = ["coordinator", "triager", "developer"];

type ClockRow = typeof clocks.$inferSelect;

/** Tells people about promises that are running out: each step of each clock once. Returns how many cases had news. */
export async function watchClocks(caller: Caller): Promise<number> {
  let told = 0;
  for (const caseId of await casesRunningOut(caller)) {
    try {
      told += (await escalateClocks(caller, { caseId })) ? 1 : 0;
    } catch (error) {
      // A case that went away between the look and the lock is nobody's promise any more.
      if (!(error instanceof AppError && error.code === "not_found")) throw error;
    }
  }
  return told;
}

// Reads the partial index of unanswered clocks. It ignores pauses, which only ever move a step later: the use case, under
// the lock of the case, decides.
async function casesRunningOut({ actor, now }: Caller): Promise<string[]> {
  const stepDue = sql`${clocks.dueAt} - (${clocks.dueAt} - ${clocks.startedAt}) * (case
    when ${clocks.escalatedPercent} < 50 then 0.5 when ${clocks.escalatedPercent} < 80 then 0.2 else 0 end)`;
  const found = await read(actor, ({ tx }) =>
    tx
      .select({ caseId: clocks.caseId })
      .from(clocks)
      .where(
        and(
          isNull(clocks.satisfiedAt),
          isNull(clocks.endedAt),
          lt(clocks.escalatedPercent, 100),
          or(eq(clocks.shownToReporter, true), lt(clocks.escalatedPercent, INTERNAL_LIMIT)),
          sql`not ${clocks.pausedSpans} @> '[{"to": null}]'::jsonb`,
          sql`${stepDue} <= ${now.toISOString()}::timestamptz`,
        ),
      )
      .orderBy(asc(clocks.dueAt))
      .limit(CASES_A_RUN),
  );
  return [...new Set(found.map(({ caseId }) => caseId))];
}

/** Writes down and announces the step every clock of one case has reached. True when there was one. */
const escalateClocks = useCase({
  input: caseInput,
  action: "clock.watch",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const events: EventDraft[] = [];
    const jobs: JobDraft[] = [];
    const open = and(eq(clocks.caseId, input.caseId), isNull(clocks.satisfiedAt), isNull(clocks.endedAt));
    for (const clock of await work.tx.select().from(clocks).where(open)) {
      const percent = stepOf(clock, work.now);
      if (percent <= clock.escalatedPercent) continue;
      await work.tx.update(clocks).set({ escalatedPercent: percent }).where(eq(clocks.id, clock.id));
      events.push({
        chain: caseChain(input.caseId),
        action: "clock.escalated",
        data: { clockId: clock.id, kind: clock.kind, percent },
      });
      jobs.push(...(await tell(work, subject.case, percent)));
    }
    const [first, ...rest] = events;
    if (first) await settleCase(work.tx, input.caseId, work.now);
    return first
      ? { result: true, events: [first, ...rest], jobs }
      : { result: false, events: noEvents("no clock reached a step"), jobs };
  },
});

function stepOf(clock: ClockRow, now: Date): number {
  const { escalation } = clockStatus(toClock(clock), now);
  return clock.shownToReporter ? escalation : Math.min(escalation, INTERNAL_LIMIT);
}

// 50 %: the assignee; 80 %: the team; 100 %: everyone who could answer (clocks.md).
async function tell({ tx, now }: Work, row: CaseRow, percent: number): Promise<JobDraft[]> {
  const notice = { template: "late", caseId: row.id, now } as const;
  if (percent < 80) return notifyTeam(tx, { ...notice, assigneeId: row.assigneeId });
  return notifyRoles(tx, { ...notice, roles: percent < 100 ? TEAM : COMMITTERS });
}
