import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { playbookChecks, playbookItems } from "@/db/schema";
import { personIdOf } from "@/lib/domain/access/actor";
import { yesOrNoSchema } from "@/lib/domain/yes-or-no";
import { caseChain } from "@/lib/server/audit/append";
import { notFound } from "@/lib/server/errors";
import { noEvents, useCase } from "@/lib/server/use-case";
import { caseInput, lockCase } from "@/lib/usecases/cases/subject";

/**
 * Ticks a line of the checklist on a case, or takes the tick back. It says who did it and when, and stands in no move's way.
 */
export const tickPlaybookLine = useCase({
  input: caseInput.pick({ caseId: true }).extend({
    itemId: z.uuid("Choose a line."),
    done: yesOrNoSchema,
  }),
  action: "case.tick",
  load: lockCase,
  run: async ({ input: { caseId, itemId, done }, subject, tx, actor, now }) => {
    const [item] = await tx
      .select({ id: playbookItems.id })
      .from(playbookItems)
      .where(eq(playbookItems.id, itemId));
    if (!item) throw notFound();
    const where = and(eq(playbookChecks.caseId, caseId), eq(playbookChecks.itemId, itemId));
    const { rowCount } = done
      ? await tx
          .insert(playbookChecks)
          .values({ caseId, itemId, doneBy: personIdOf(actor), doneAt: now })
          .onConflictDoNothing()
      : await tx.delete(playbookChecks).where(where);
    return {
      result: { caseId, reference: subject.case.reference },
      events: rowCount
        ? [
            {
              chain: caseChain(caseId),
              action: done ? "playbook.ticked" : "playbook.unticked",
              data: { itemId },
            },
          ]
        : noEvents("it stood so before"),
    };
  },
});
