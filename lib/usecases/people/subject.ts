import { eq, sql } from "drizzle-orm";
import { people, personRoles } from "@/db/schema";
import type { Tx } from "@/lib/server/database";
import { conflict } from "@/lib/server/errors";

/** A person, locked, as somebody who manages people finds them; null where there is none. */
export async function lockPerson(tx: Tx, personId: string) {
  const [person] = await tx
    .select({ id: people.id, disabledAt: people.disabledAt })
    .from(people)
    .where(eq(people.id, personId))
    .for("update");
  if (!person) return null;
  const roles = await tx
    .select({ role: personRoles.role })
    .from(personRoles)
    .where(eq(personRoles.personId, personId));
  return { access: null, ...person, roles: roles.map(({ role }) => role) };
}

/** The same for changes of who can do what: one after the other, so that each sees what the one before left. */
export async function lockPersonAlone(tx: Tx, personId: string) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('breakwater who can do what'))`);
  return lockPerson(tx, personId);
}

/**
 * The desk must keep somebody who can manage it. Takes a lock, so that two administrators removing each other at once do
 * not both succeed. @throws AppError conflict
 */
export async function keepAnAdmin(tx: Tx, withoutPersonId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('breakwater last administrator'))`);
  const { rows } = await tx.execute<{ others: number }>(
    sql`select app.others_with_role(array['admin'], ${withoutPersonId}::uuid) as others`,
  );
  if ((rows[0]?.others ?? 0) === 0)
    throw conflict("This is the last administrator. Make somebody else one first.");
}
