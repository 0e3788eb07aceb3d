import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { credits, participants } from "@/db/schema";
import { personIdOf } from "@/lib/domain/access/actor";
import { CREDIT_TYPES } from "@/lib/domain/credit/states";
import { isPlainLine, PLAIN_LINE } from "@/lib/domain/text";
import { caseChain } from "@/lib/server/audit/append";
import { conflict, invalid } from "@/lib/server/errors";
import { useCase, type Work } from "@/lib/server/use-case";
import { assertEditable, caseInput, lockCase } from "@/lib/usecases/cases/subject";
import { notifyReporters } from "@/lib/usecases/notices/queue";

export const creditName = z.string().trim().max(200).refine(isPlainLine, PLAIN_LINE);
export const creditLink = z.union([
  z.literal(""),
  z.url({ protocol: /^https?$/, error: "Enter a full https:// address, or leave it empty." }).max(500),
]);

/**
 * Offers a reporter public thanks in these words. Offering again replaces an offer that was not accepted; what was
 * accepted changes only through the person.
 */
export const offerCredit = useCase({
  input: caseInput.extend({
    participantId: z.uuid("Choose a person."),
    type: z.enum(CREDIT_TYPES, "Choose what they are thanked for."),
    naming: z.enum(["name", "pseudonym", "anonymous"], "Choose how they are named."),
    name: creditName,
    link: creditLink.default(""),
  }),
  action: "credit.offer",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    assertEditable(subject.case, "credit");
    const named = input.naming !== "anonymous";
    if (named && input.name === "")
      throw invalid([{ field: "name", message: "Enter the name to thank them with." }]);
    await assertReporter(work, input.caseId, input.participantId);
    const vault = await work.vaults.ofCase(input.caseId);
    const existing = await findCredit(work, input);
    if (existing?.state === "accepted")
      throw conflict("This credit was already accepted. Withdraw it first to offer another.");
    const id = existing?.id ?? randomUUID();
    const offer = {
      state: "offered" as const,
      naming: input.naming,
      nameSealed: named ? vault.sealOptional("credits.name_sealed", id, input.name) : null,
      linkSealed: named ? vault.sealOptional("credits.link_sealed", id, input.link) : null,
      offeredBy: personIdOf(work.actor),
      offeredAt: work.now,
      answeredAt: null,
    };
    if (existing) await work.tx.update(credits).set(offer).where(eq(credits.id, id));
    else
      await work.tx
        .insert(credits)
        .values({ id, caseId: input.caseId, participantId: input.participantId, type: input.type, ...offer });
    return {
      result: { reference: subject.case.reference, creditId: id },
      events: [
        {
          chain: caseChain(input.caseId),
          action: "credit.offered",
          audience: "reporter",
          data: { creditId: id, type: input.type },
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

async function assertReporter({ tx }: Work, caseId: string, participantId: string): Promise<void> {
  const [found] = await tx
    .select({ id: participants.id })
    .from(participants)
    .where(
      and(
        eq(participants.id, participantId),
        eq(participants.caseId, caseId),
        eq(participants.kind, "reporter"),
        isNull(participants.removedAt),
      ),
    );
  if (!found) throw invalid([{ field: "participantId", message: "Choose a reporter of this case." }]);
}

async function findCredit(
  { tx }: Work,
  { caseId, participantId, type }: { caseId: string; participantId: string; type: string },
) {
  const found = await tx
    .select({ id: credits.id, type: credits.type, state: credits.state })
    .from(credits)
    .where(and(eq(credits.caseId, caseId), eq(credits.participantId, participantId)));
  return found.find((credit) => credit.type === type);
}
