import { and, isNotNull, lte, or } from "drizzle-orm";
import { cases } from "@/db/schema";
import { AppError } from "@/lib/server/errors";
import { read } from "@/lib/server/read";
import { type Caller, noEvents, useCase } from "@/lib/server/use-case";
import { caseInput, lockCase } from "@/lib/usecases/cases/subject";
import { wakeUp } from "@/lib/usecases/cases/wake";

const CASES_A_RUN = 500;

/** Brings back the cases whose day has come, and those of which a promise comes due soon. Returns how many. */
export async function wakeDueCases(caller: Caller): Promise<number> {
  let woken = 0;
  for (const caseId of await casesToWake(caller)) {
    try {
      woken += (await wakeDueCase(caller, { caseId })) ? 1 : 0;
    } catch (error) {
      if (!(error instanceof AppError && error.code === "not_found")) throw error;
    }
  }
  return woken;
}

async function casesToWake({ actor, now }: Caller): Promise<string[]> {
  const snoozed = or(isNotNull(cases.snoozedUntil), cases.snoozedUntilReply);
  const found = await read(actor, ({ tx }) =>
    tx
      .select({ id: cases.id })
      .from(cases)
      .where(and(snoozed, or(lte(cases.snoozedUntil, now), lte(cases.nextDueSoonAt, now))))
      .limit(CASES_A_RUN),
  );
  return found.map(({ id }) => id);
}

const wakeDueCase = useCase({
  input: caseInput,
  action: "clock.watch",
  load: lockCase,
  run: async ({ subject, ...work }) => {
    const { case: row } = subject;
    const dayCame = row.snoozedUntil !== null && row.snoozedUntil <= work.now;
    const dueSoon = row.nextDueSoonAt !== null && row.nextDueSoonAt <= work.now;
    const [event] = dayCame || dueSoon ? await wakeUp(work, row, dayCame ? "date" : "promise") : [];
    return event
      ? { result: true, events: [event] }
      : { result: false, events: noEvents("somebody snoozed it anew, or woke it, meanwhile") };
  },
});
