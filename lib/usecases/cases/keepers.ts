import { randomUUID } from "node:crypto";
import { and, asc, desc, eq, inArray, isNull, notInArray, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { cases, caseWatchers, participants, people, personRoles } from "@/db/schema";
import { actorId } from "@/lib/domain/access/actor";
import { ACCESS } from "@/lib/domain/access/policy";
import type { Role } from "@/lib/domain/access/roles";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { conflict } from "@/lib/server/errors";
import type { Work } from "@/lib/server/use-case";
import { holdRoles } from "@/lib/usecases/people/subject";
import { type LockedCase, lockCase } from "./subject";

/** A restricted case needs an active participant who may assign it. */
const KEEPING: readonly Role[] = ACCESS["case.assign"].roles;

// Those participants, of one case or of the row that a query stands at.
const keepersOf = (caseId: string | AnyPgColumn): SQL => sql`
  participants p
    join people k on k.id = p.person_id and k.disabled_at is null
    join person_roles r on r.person_id = k.id and r.role in ${KEEPING}
  where p.case_id = ${caseId} and p.removed_at is null`;

/** Locks a case for a change of who keeps it: until the commit nobody who does is disabled or loses a role. */
export async function lockKept(asked: Parameters<typeof lockCase>[0]): Promise<LockedCase | null> {
  await holdRoles(asked.tx);
  return lockCase(asked);
}

/** Whether somebody keeps this case beside those participants. Asked while roles are held. */
export async function hasKeeper(tx: Tx, caseId: string, without: readonly string[]): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select from ${keepersOf(caseId)} and p.id <> all (${`{${without.join(",")}}`}::uuid[]) limit 1`);
  return rows.length > 0;
}

/**
 * Called when somebody's account was disabled or lost its roles: whoever keeps restricted cases with nobody beside them hands
 * those to the coordinator who is here longest. Acts as the system meanwhile: an administrator sees neither the cases nor how
 * many there are. @throws AppError conflict where nobody could take over
 */
export async function handOverKept(work: Work, personId: string): Promise<EventDraft[]> {
  const { tx, actor, now, become } = work;
  await become({ type: "system", task: "hand over" });
  const left = await keptByNobody(tx, personId);
  const next = left.length > 0 ? await successor(tx, [personId, actorId(actor) ?? personId]) : null;
  if (left.length > 0 && !next) throw conflict(NOBODY_LEFT);
  if (next) {
    const joined = left.map((caseId) => ({ caseId, personId: next, createdAt: now }));
    await tx
      .insert(participants)
      .values(joined.map((row) => ({ ...row, id: randomUUID(), kind: "coordinator" as const })));
    await tx
      .insert(caseWatchers)
      .values(left.map((caseId) => ({ caseId, personId: next, since: now })))
      .onConflictDoNothing();
    await tx.update(cases).set({ lastActivityAt: now }).where(inArray(cases.id, left));
  }
  await become(actor);
  return left.map((caseId) => ({
    chain: caseChain(caseId),
    action: "case.handed_over",
    data: { from: personId, to: next },
  }));
}

const NOBODY_LEFT =
  "Nobody is left who could take over what only this person looks after. Make somebody else a coordinator first.";

// Locked in the order of their ids, as by whoever locks several cases.
async function keptByNobody(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(
        eq(cases.restricted, true),
        sql`exists (
          select from participants p where p.case_id = ${cases.id} and p.person_id = ${personId} and p.removed_at is null)`,
        sql`not exists (select from ${keepersOf(cases.id)})`,
      ),
    )
    .orderBy(asc(cases.id))
    .for("update");
  return rows.map(({ id }) => id);
}

// Whoever shuts somebody out does not come into their cases by it, and no administrator does while another person could.
const IS_ADMIN = sql`exists (select from ${personRoles} a where a.person_id = ${people.id} and a.role = 'admin')`;

async function successor(tx: Tx, without: readonly string[]): Promise<string | null> {
  const [next] = await tx
    .select({ id: people.id })
    .from(people)
    .innerJoin(personRoles, and(eq(personRoles.personId, people.id), inArray(personRoles.role, [...KEEPING])))
    .where(and(isNull(people.disabledAt), notInArray(people.id, [...without])))
    .orderBy(
      asc(IS_ADMIN),
      desc(sql`${personRoles.role} = 'coordinator'`),
      asc(people.createdAt),
      asc(people.id),
    )
    .limit(1);
  return next?.id ?? null;
}
