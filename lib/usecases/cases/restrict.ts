import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { cases, participants } from "@/db/schema";
import { actorId } from "@/lib/domain/access/actor";
import { yesOrNoSchema } from "@/lib/domain/yes-or-no";
import { caseChain } from "@/lib/server/audit/append";
import { useCase } from "@/lib/server/use-case";
import { assertCurrent, assertEditable, caseInput, lockCase } from "./subject";

/**
 * Closes a case to everyone who does not take part in it, or opens it to the team again. Whoever closes it takes part from
 * then on, so that nobody can shut a case to all.
 */
export const restrictCase = useCase({
  input: caseInput.extend({ restricted: yesOrNoSchema }),
  action: "case.restrict",
  load: lockCase,
  run: async ({ input, subject, tx, actor, now }) => {
    assertEditable(subject.case, "access");
    assertCurrent(input.version, subject.case);
    const personId = actorId(actor);
    // Being the assignee ends with the next one.
    const stays = subject.access.members.some(
      (member) => member.personId === personId && member.kind === "coordinator",
    );
    if (input.restricted && !stays)
      await tx
        .insert(participants)
        .values({ id: randomUUID(), caseId: input.caseId, kind: "coordinator", personId, createdAt: now });
    await tx
      .update(cases)
      .set({ restricted: input.restricted, lastActivityAt: now, version: subject.case.version + 1 })
      .where(eq(cases.id, input.caseId));
    return {
      result: { caseId: input.caseId },
      events: [
        {
          chain: caseChain(input.caseId),
          action: input.restricted ? "case.restricted" : "case.opened_to_team",
        },
      ],
    };
  },
});
