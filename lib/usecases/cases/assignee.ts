import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { cases, participants, people, personRoles } from "@/db/schema";
import { worksOnCases } from "@/lib/domain/access/works-on-cases";
import type { Tx } from "@/lib/server/database";
import { conflict, invalid, notFound } from "@/lib/server/errors";
import type { Work } from "@/lib/server/use-case";
import { hasKeeper } from "./keepers";
import type { CaseRow } from "./subject";

/**
 * Makes a person of the team the assignee, or nobody. The assignee takes part, also where the case is restricted; the one
 * before leaves, as the last thing that happens here: who hands a restricted case over may not see it any more afterwards,
 * so whatever else is to be written comes before. `field` names the control a refusal belongs to. Resolves with the name of
 * who was not the assignee before.
 */
export async function setAssignee(
  { tx, now }: Work,
  row: Pick<CaseRow, "id" | "assigneeId" | "restricted">,
  personId: string | null,
  field: string,
): Promise<string | null> {
  if (personId === row.assigneeId) return null;
  const name = personId === null ? null : await nameOnTeam(tx, personId, field);
  const leaving = await tx
    .select({ id: participants.id })
    .from(participants)
    .where(
      and(eq(participants.caseId, row.id), eq(participants.kind, "assignee"), isNull(participants.removedAt)),
    );
  if (personId !== null)
    await tx
      .insert(participants)
      .values({ id: randomUUID(), caseId: row.id, kind: "assignee", personId, createdAt: now });
  const { rowCount } = await tx.update(cases).set({ assigneeId: personId }).where(eq(cases.id, row.id));
  if (rowCount !== 1) throw notFound();
  await leave(
    tx,
    row,
    leaving.map(({ id }) => id),
    now,
  );
  return name;
}

async function leave(
  tx: Tx,
  { id, restricted }: Pick<CaseRow, "id" | "restricted">,
  participantIds: readonly string[],
  now: Date,
): Promise<void> {
  if (participantIds.length === 0) return;
  if (restricted && !(await hasKeeper(tx, id, participantIds))) throw conflict(LAST_ONE);
  await tx
    .update(participants)
    .set({ removedAt: now })
    .where(inArray(participants.id, [...participantIds]));
}

const LAST_ONE =
  "Nobody who can open this restricted case or hand it on would be left in it. Assign a coordinator or triager, or open it to the team first.";

async function nameOnTeam(tx: Tx, personId: string, field: string): Promise<string> {
  const found = await onTeam(tx, personId);
  if (!found) throw invalid([{ field, message: "Choose an active person of the team." }]);
  if (!found.works)
    throw invalid([
      { field, message: `${found.name} has no role that works on cases. Choose somebody else.` },
    ]);
  return found.name;
}

/** Who owned a case before, or nobody where they could not be made its owner any more. */
export async function ownerStill(tx: Tx, personId: string | null): Promise<string | null> {
  const found = personId === null ? null : await onTeam(tx, personId);
  return found?.works ? personId : null;
}

async function onTeam(tx: Tx, personId: string): Promise<{ name: string; works: boolean } | null> {
  const held = await tx
    .select({ name: people.displayName, role: personRoles.role })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(eq(people.id, personId), isNull(people.disabledAt)));
  const [found] = held;
  return found ? { name: found.name, works: worksOnCases(held.map(({ role }) => role)) } : null;
}
