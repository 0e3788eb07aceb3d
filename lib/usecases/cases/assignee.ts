import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { cases, participants, people, personRoles } from "@/db/schema";
import type { Tx } from "@/lib/server/database";
import { invalid } from "@/lib/server/errors";
import type { Work } from "@/lib/server/use-case";
import type { CaseRow } from "./subject";

/**
 * Makes a person of the team the assignee, or nobody. The assignee takes part, also where the case is restricted; the one
 * before leaves. `field` names the control a refusal belongs to. Resolves with the name of who
 * was not the assignee before.
 */
export async function setAssignee(
  { tx, now }: Work,
  row: Pick<CaseRow, "id" | "assigneeId">,
  personId: string | null,
  field: string,
): Promise<string | null> {
  if (personId === row.assigneeId) return null;
  const name = personId === null ? null : await nameOnTeam(tx, personId, field);
  await tx
    .update(participants)
    .set({ removedAt: now })
    .where(
      and(eq(participants.caseId, row.id), eq(participants.kind, "assignee"), isNull(participants.removedAt)),
    );
  if (personId !== null)
    await tx
      .insert(participants)
      .values({ id: randomUUID(), caseId: row.id, kind: "assignee", personId, createdAt: now });
  await tx.update(cases).set({ assigneeId: personId }).where(eq(cases.id, row.id));
  return name;
}

async function nameOnTeam(tx: Tx, personId: string, field: string): Promise<string> {
  const [found] = await tx
    .select({ name: people.displayName })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(eq(people.id, personId), isNull(people.disabledAt)))
    .limit(1);
  if (!found) throw invalid([{ field, message: "Choose an active person of the team." }]);
  return found.name;
}
