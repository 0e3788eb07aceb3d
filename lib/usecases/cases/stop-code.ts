import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import { cases, participants, portalSessions, receiptRenewals } from "@/db/schema";
import { writtenSchema } from "@/lib/domain/written";
import { caseChain } from "@/lib/server/audit/append";
import { conflict } from "@/lib/server/errors";
import { useCase, type Work } from "@/lib/server/use-case";
import { notifyReporters } from "@/lib/usecases/notices/queue";
import { caseInput, lockCase } from "./subject";

const codeInput = caseInput.extend({
  participantId: z.uuid(),
  reason: writtenSchema("Say why, and who asked for it."),
});

const withCode = (input: z.infer<typeof codeInput>) =>
  and(
    eq(participants.id, input.participantId),
    eq(participants.caseId, input.caseId),
    isNotNull(participants.receiptHash),
  );

/**
 * Stops the code of a reporter who says that somebody else has it: it opens nothing, and every visit that it opened ends.
 * It can be allowed again, because the one who asked may not have been the reporter (docs/decisions/receipts.md).
 */
export const stopReceiptCode = useCase({
  input: codeInput,
  action: "code.stop",
  load: lockCase,
  run: async ({ input, ...work }) => {
    const { tx, now } = work;
    const stopped = await tx
      .update(participants)
      .set({ receiptStoppedAt: now })
      .where(and(withCode(input), isNull(participants.receiptStoppedAt)))
      .returning({ id: participants.id });
    if (stopped.length === 0) throw conflict("This code is stopped already, or there is none.");
    await tx.update(cases).set({ lastActivityAt: now }).where(eq(cases.id, input.caseId));
    await endVisits(work, input.participantId);
    const jobs = await notifyReporters(tx, { template: "code_stopped", caseId: input.caseId, now });
    return { result: undefined, events: [await eventOf(work, "receipt.stopped", input)], jobs };
  },
});

/** Lets a stopped code in again. */
export const allowReceiptCode = useCase({
  input: codeInput,
  action: "code.stop",
  load: lockCase,
  run: async ({ input, ...work }) => {
    const { tx, now } = work;
    const allowed = await tx
      .update(participants)
      .set({ receiptStoppedAt: null })
      .where(and(withCode(input), isNotNull(participants.receiptStoppedAt)))
      .returning({ id: participants.id });
    if (allowed.length === 0) throw conflict("This code is not stopped.");
    await tx.update(cases).set({ lastActivityAt: now }).where(eq(cases.id, input.caseId));
    const jobs = await notifyReporters(tx, { template: "case_changed", caseId: input.caseId, now });
    return { result: undefined, events: [await eventOf(work, "receipt.allowed", input)], jobs };
  },
});

// Visits and secrets are their reporter's to see; row-level security knows no team here.
async function endVisits(
  { tx, actor, now, become }: Omit<Work, "input">,
  participantId: string,
): Promise<void> {
  await become({ type: "system", task: "stop a code" });
  await tx.delete(portalSessions).where(eq(portalSessions.participantId, participantId));
  await tx
    .update(receiptRenewals)
    .set({ closedAt: now })
    .where(and(eq(receiptRenewals.participantId, participantId), isNull(receiptRenewals.closedAt)));
  await become(actor);
}

async function eventOf(
  { vaults }: Pick<Work, "vaults">,
  action: "receipt.stopped" | "receipt.allowed",
  { caseId, participantId, reason }: z.infer<typeof codeInput>,
) {
  const vault = await vaults.ofCase(caseId);
  return {
    chain: caseChain(caseId),
    action,
    audience: "reporter" as const,
    data: { participantId },
    sealed: vault.seal("events.sealed", caseId, reason),
  };
}
