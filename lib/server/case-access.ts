import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { cases, participants } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { CaseSubject } from "@/lib/domain/access/policy";
import type { ParticipantKind } from "@/lib/domain/access/roles";
import type { Tx } from "@/lib/server/database";

/** What the access table needs to know of a case, for use cases and for pages that ask `can` about their buttons. */
export async function accessOf(tx: Tx, row: { id: string; restricted: boolean }): Promise<CaseSubject> {
  const members = await tx
    .select({ personId: participants.personId, kind: participants.kind })
    .from(participants)
    .where(
      and(eq(participants.caseId, row.id), isNotNull(participants.personId), isNull(participants.removedAt)),
    );
  return subjectOf(row, members);
}

/** The same from participants that were read already; those without a person (reporters) are not among the members. */
export function subjectOf(
  row: { id: string; restricted: boolean },
  parties: readonly { personId: string | null; kind: ParticipantKind }[],
): CaseSubject {
  return {
    caseId: row.id,
    restricted: row.restricted,
    members: parties.flatMap(({ personId, kind }) => (personId === null ? [] : [{ personId, kind }])),
  };
}

/** The same by id; null where the actor does not see the case. A draft's case is its own before it exists. */
export async function findAccess(tx: Tx, actor: Actor, caseId: string): Promise<CaseSubject | null> {
  if (actor.type === "draft")
    return actor.caseId === caseId ? { caseId, restricted: false, members: [] } : null;
  const [row] = await tx
    .select({ id: cases.id, restricted: cases.restricted })
    .from(cases)
    .where(eq(cases.id, caseId));
  return row ? accessOf(tx, row) : null;
}
