import { eq, sql } from "drizzle-orm";
import { people, personRoles } from "@/db/schema";
import type { Tx } from "@/lib/server/database";
import { conflict } from "@/lib/server/errors";

/**
 * Locks a person's own row. What only names the person, such as a message or a sign-in of theirs, does not wait for this: it may
 * hold what is waited for here (docs/architecture.md, "Locks").
 */
export const lockRowOf = (tx: Tx, personId: string) =>
  tx
    .select({ id: people.id, disabledAt: people.disabledAt })
    .from(people)
    .where(eq(people.id, personId))
    .for("no key update");

/** A person, locked, as somebody who manages people finds them; null where there is none. */
export async function lockPerson(tx: Tx, personId: string) {
  const [person] = await lockRowOf(tx, personId);
  if (!person) return null;
  const roles = await tx
    .select({ role: personRoles.role })
    .from(personRoles)
    .where(eq(personRoles.personId, personId));
  return { access: null, ...person, roles: roles.map(({ role }) => role) };
}

const WHO_CAN_DO_WHAT = sql`hashtext('breakwater who can do what')`;

/** The same for changes of who can do what: one after the other, so that each sees what the one before left. */
export async function lockPersonAlone(tx: Tx, personId: string) {
  await tx.execute(sql`select pg_advisory_xact_lock(${WHO_CAN_DO_WHAT})`);
  return lockPerson(tx, personId);
}

/**
 * Until the commit nobody is disabled and nobody's roles change. Asked for before any row of a person or a case, since whoever
 * changes them locks those later.
 */
export async function holdRoles(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${WHO_CAN_DO_WHAT})`);
}

/**
 * The desk must keep somebody who can manage it. Asked under `lockPersonAlone`, so that of two administrators who remove each
 * other at once only one succeeds. @throws AppError conflict
 */
export async function keepAnAdmin(tx: Tx, withoutPersonId: string): Promise<void> {
  const { rows } = await tx.execute<{ others: number }>(
    sql`select app.others_with_role(array['admin'], ${withoutPersonId}::uuid) as others`,
  );
  if ((rows[0]?.others ?? 0) === 0)
    throw conflict("This is the last administrator. Make somebody else one first.");
}
