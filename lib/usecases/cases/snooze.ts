import { eq } from "drizzle-orm";
import { z } from "zod";
import { cases } from "@/db/schema";
import { personIdOf } from "@/lib/domain/access/actor";
import { planSnooze, SNOOZE_PRESET_NAMES, type SnoozeFacts, snoozedDay } from "@/lib/domain/case/snooze";
import { isSnoozed } from "@/lib/domain/case/waiting";
import { typedDaySchema } from "@/lib/domain/iso-time";
import { snoozeFacts } from "@/lib/queries/snooze-facts";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import { invalid } from "@/lib/server/errors";
import { noEvents, useCase, type Work } from "@/lib/server/use-case";
import { assertCurrent, type CaseRow, caseInput, lockCase } from "./subject";
import { type Waiting, waitInput, waitingOf, writeWaiting } from "./wait";
import { wakeUp } from "./wake";

/** What a case rested on before, as an act could set it again; `until` null: it was not snoozed. */
export type RestBefore = Waiting & { until: string | null };
export type Rested = {
  caseId: string;
  reference: string;
  version: number;
  changed: boolean;
  before: RestBefore;
};

const snoozeInput = caseInput.extend({
  until: z.union([z.enum([...SNOOZE_PRESET_NAMES, "day"]), typedDaySchema], "Choose until when."),
  /** With `until: "day"`, as the form of the case page asks. */
  day: z.union([z.literal(""), typedDaySchema]).default(""),
  ...waitInput.partial().shape,
});

/** Snoozes a case until a day or the reporter's reply, whichever comes first. Its promises go on and wake it in time. */
export const snoozeCase = useCase({
  input: snoozeInput,
  action: "case.snooze",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { case: row } = subject;
    assertCurrent(input.version, row);
    const wish = input.until === "day" ? input.day : input.until;
    if (wish === "") throw invalid([{ field: "day", message: "Choose the day." }]);
    const facts = await snoozeFacts(work.tx, row);
    const before = await restBefore(work, row, facts);
    const plan = planSnooze(facts, wish, work.now);
    if ("blocker" in plan)
      throw invalid([{ field: input.until === "day" ? "day" : "until", message: plan.blocker }]);
    const waits = await writeWaiting(work, row, input);
    await work.tx
      .update(cases)
      .set({
        snoozedUntil: plan.until,
        snoozedUntilReply: true,
        snoozedBy: personIdOf(work.actor),
        version: row.version + 1,
      })
      .where(eq(cases.id, row.id));
    const snoozed: EventDraft = { chain: caseChain(row.id), action: "case.snoozed", data: { day: plan.day } };
    return { result: rested(row, before, true), events: [snoozed, ...waits] };
  },
});

/** Brings a snoozed case back. */
export const wakeCase = useCase({
  input: caseInput.extend(waitInput.partial().shape),
  action: "case.snooze",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { case: row } = subject;
    assertCurrent(input.version, row);
    const before = await restBefore(work, row, await snoozeFacts(work.tx, row));
    const woken = await wakeUp(work, row, "person");
    const waits = await writeWaiting(work, row, input);
    const [first, ...rest] = [...woken, ...waits];
    const result = rested(row, before, first !== undefined);
    if (!first) return { result, events: noEvents("it was awake") };
    await work.tx
      .update(cases)
      .set({ version: row.version + 1 })
      .where(eq(cases.id, row.id));
    return { result, events: [first, ...rest] };
  },
});

async function restBefore(work: Work, row: CaseRow, { calendar }: SnoozeFacts): Promise<RestBefore> {
  const until = isSnoozed(row, work.now)
    ? row.snoozedUntil === null
      ? "reply"
      : snoozedDay(row.snoozedUntil, calendar)
    : null;
  return { until, ...(await waitingOf(work, row)) };
}

function rested(row: CaseRow, before: RestBefore, changed: boolean): Rested {
  const version = changed ? row.version + 1 : row.version;
  return { caseId: row.id, reference: row.reference, version, changed, before };
}
