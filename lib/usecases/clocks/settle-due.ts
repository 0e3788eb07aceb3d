import { asc, lte } from "drizzle-orm";
import { z } from "zod";
import { cases } from "@/db/schema";
import { tellOfCases } from "@/lib/server/live/tell";
import { type Caller, noEvents, noSubject, useCase } from "@/lib/server/use-case";
import { settleCases } from "@/lib/usecases/cases/settle";

const BATCH = 250;
/** A run ends here, so that an upgrade of a large desk shares the worker; the next minute goes on. */
const BATCHES_A_RUN = 80;

/**
 * Settles the cases whose priority has run out: a promise passed while nobody touched them, or they came before the rule.
 * Returns how many. Stopped half-way it goes on with those that are left, and settled ones are not due again.
 */
export async function settleDueCases(caller: Caller): Promise<number> {
  let settled = 0;
  for (let batch = 0; batch < BATCHES_A_RUN; batch++) {
    const done = await settleBatch(caller, {});
    settled += done;
    if (done < BATCH) break;
  }
  return settled;
}

// Cases that somebody works on this moment are settled by their own change.
const settleBatch = useCase({
  input: z.object({}),
  action: "clock.watch",
  load: noSubject,
  run: async ({ tx, now }) => {
    const due = await tx
      .select({ id: cases.id })
      .from(cases)
      .where(lte(cases.priorityUntil, now))
      .orderBy(asc(cases.priorityUntil))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    const settled = await settleCases(
      tx,
      due.map(({ id }) => id),
      now,
    );
    await tellOfCases(tx, settled);
    return { result: due.length, events: noEvents("what follows from facts is no act of anybody") };
  },
});
