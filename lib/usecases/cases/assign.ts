import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { cases, participants, people, personRoles } from "@/db/schema";
import { caseChain } from "@/lib/server/audit/append";
import { invalid } from "@/lib/server/errors";
import { useCase, type Work } from "@/lib/server/use-case";
import { assertCurrent, caseInput, lockCase } from "./subject";

/** Assigns a case to a person of the team, or to nobody. The assignee takes part, also where the case is restricted. */
export const assignCase = useCase({
  input: caseInput.extend({ personId: z.union([z.literal(""), z.uuid("Choose a person.")]) }),
  action: "case.assign",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { tx, now } = work;
    assertCurrent(input.version, subject.case);
    const personId = input.personId || null;
    if (personId !== null) await assertOnTeam(work, personId);
    await tx
      .update(participants)
      .set({ removedAt: now })
      .where(
        and(
          eq(participants.caseId, input.caseId),
          eq(participants.kind, "assignee"),
          isNull(participants.removedAt),
        ),
      );
    if (personId !== null)
      await tx
        .insert(participants)
        .values({ id: randomUUID(), caseId: input.caseId, kind: "assignee", personId, createdAt: now });
    await tx
      .update(cases)
      .set({ assigneeId: personId, lastActivityAt: now, version: subject.case.version + 1 })
      .where(eq(cases.id, input.caseId));
    return {
      result: { caseId: input.caseId, assigneeId: personId },
      events: [{ chain: caseChain(input.caseId), action: "case.assigned", data: { personId } }],
    };
  },
});

async function assertOnTeam({ tx }: Work, personId: string): Promise<void> {
  const [found] = await tx
    .select({ id: people.id })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(eq(people.id, personId), isNull(people.disabledAt)))
    .limit(1);
  if (!found) throw invalid([{ field: "personId", message: "Choose an active person of the team." }]);
}
