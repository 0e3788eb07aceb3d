import { eq } from "drizzle-orm";
import { z } from "zod";
import { advisories, advisoryApprovals } from "@/db/schema";
import { contentJson, publishBlockers } from "@/lib/domain/advisory/content";
import { TEXT_KEPT } from "@/lib/queries/approved-text";
import { gatherFacts } from "@/lib/queries/case-facts";
import { caseChain } from "@/lib/server/audit/append";
import { conflict, invalid } from "@/lib/server/errors";
import { useCase } from "@/lib/server/use-case";
import { assertEditable } from "@/lib/usecases/cases/subject";
import { assertUpToDate } from "./current";
import { advisoryInput, assertNewText, assertSeen, lockAdvisory } from "./subject";

/**
 * Approves exactly the text that was seen. Who wrote it cannot, where somebody else could (second-person.ts); alone, with a
 * reason that is kept in the audit trail.
 */
export const approveAdvisory = useCase({
  input: advisoryInput.extend({
    reason: z.string().trim().max(2_000).default(""),
  }),
  action: "advisory.approve",
  load: lockAdvisory,
  run: async ({ input, subject, ...work }) => {
    const { advisory, content } = subject;
    assertEditable(subject.case, "advisory");
    assertSeen(input.seen, advisory);
    assertNewText(advisory);
    const [blocker] = publishBlockers(content);
    if (blocker)
      throw conflict(`Not yet: ${blocker.message.charAt(0).toLowerCase()}${blocker.message.slice(1)}`);
    await assertUpToDate(work, subject);
    if (work.actor.type !== "person") throw conflict("Only a person approves an advisory.");
    const { personId } = work.actor;
    const { barredIds, secondPersonExists } = await gatherFacts(work, subject.case);
    const alone = barredIds.includes(personId);
    if (alone) assertNobodyElse(secondPersonExists, input.reason);
    await work.tx
      .insert(advisoryApprovals)
      .values({
        advisoryId: advisory.id,
        caseId: input.caseId,
        version: advisory.version,
        personId,
        approvedAt: work.now,
      })
      .onConflictDoNothing();
    await work.tx.update(advisories).set({ state: "approved" }).where(eq(advisories.id, advisory.id));
    const vault = await work.vaults.ofCase(input.caseId);
    return {
      result: { reference: subject.case.reference },
      events: [
        {
          chain: caseChain(input.caseId),
          action: "advisory.approved",
          data: { version: advisory.version, alone },
          ...(alone ? { sealed: vault.seal("events.sealed", input.caseId, input.reason) } : {}),
        },
        // Whoever approves the next text is shown what it changes. A second approval is of the same text.
        ...(advisory.state === "approved"
          ? []
          : [
              {
                chain: caseChain(input.caseId),
                action: TEXT_KEPT,
                data: { version: advisory.version },
                sealed: vault.seal("events.sealed", input.caseId, contentJson(content)),
              },
            ]),
      ],
    };
  },
});

function assertNobodyElse(secondPersonExists: boolean, reason: string): void {
  if (secondPersonExists) throw conflict("You wrote this text. Somebody else of the team has to approve it.");
  if (reason === "")
    throw invalid([{ field: "reason", message: "Say why you approve your own text: nobody else could." }]);
}
