import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { advisories, advisoryRevisions } from "@/db/schema";
import { caseChain } from "@/lib/server/audit/append";
import { conflict } from "@/lib/server/errors";
import { useCase } from "@/lib/server/use-case";
import { settleCase } from "@/lib/usecases/cases/settle";
import { notifyReporters } from "@/lib/usecases/notices/queue";
import { advisoryInput, assertSeen, lockAdvisory } from "./subject";

/** Withdraws a published advisory: it stays at its address, marked, so that nobody who acted on it is left guessing. */
export const withdrawAdvisory = useCase({
  input: advisoryInput.extend({
    reason: z.string().trim().min(1, "Say why it is withdrawn.").max(2_000),
  }),
  action: "case.publish",
  load: lockAdvisory,
  run: async ({ input, subject, ...work }) => {
    const { advisory } = subject;
    assertSeen(input.seen, advisory);
    if (advisory.publishedAt === null) throw conflict("This advisory is not public.");
    if (advisory.withdrawnAt !== null) throw conflict("This advisory is withdrawn already.");
    await work.tx
      .update(advisories)
      // Forms that were open meanwhile have to be looked at anew, and no approval of before counts.
      .set({ state: "withdrawn", withdrawnAt: work.now, version: advisory.version + 1 })
      .where(eq(advisories.id, advisory.id));
    await work.tx
      .update(advisoryRevisions)
      .set({ withdrawnAt: work.now })
      .where(and(eq(advisoryRevisions.advisoryId, advisory.id), isNull(advisoryRevisions.supersededAt)));
    await settleCase(work.tx, input.caseId, work.now);
    const vault = await work.vaults.ofCase(input.caseId);
    return {
      result: { reference: subject.case.reference, publicId: advisory.publicId },
      events: [
        {
          chain: caseChain(input.caseId),
          action: "advisory.withdrawn",
          audience: "reporter",
          data: { publicId: advisory.publicId },
          sealed: vault.seal("events.sealed", input.caseId, input.reason),
        },
      ],
      jobs: await notifyReporters(work.tx, {
        template: "case_changed",
        caseId: input.caseId,
        now: work.now,
      }),
    };
  },
});
