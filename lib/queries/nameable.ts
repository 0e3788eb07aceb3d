import { sql } from "drizzle-orm";
import type { PersonActor } from "@/lib/domain/access/actor";
import { type CaseSubject, can } from "@/lib/domain/access/policy";
import type { Role } from "@/lib/domain/access/roles";
import type { Nameable } from "@/lib/domain/case/mentions";
import type { Tx } from "@/lib/server/database";

/** Somebody whose account is in use. Without a role they are no part of the team, but may be invited to cases. */
export type Account = { id: string; name: string; roles: Role[] };

/** Everybody with an account that is in use, by name. */
export async function accountsInUse(tx: Tx): Promise<Account[]> {
  const { rows } = await tx.execute<Account>(sql`
    select p.id, p.display_name as name, array(select r.role from person_roles r where r.person_id = p.id) as roles
    from people p where p.disabled_at is null order by p.display_name, p.id`);
  return rows;
}

/**
 * The same, each with whether they may read the notes of this case: people of the team who may read the case; invited parties
 * read no notes.
 */
export function nameableOf(accounts: readonly Account[], access: CaseSubject, now: Date): Nameable[] {
  return accounts.map(({ id, name, roles }) => {
    const reader: PersonActor = { type: "person", personId: id, roles, steppedUpAt: null };
    return { id, name, mayRead: roles.length > 0 && can(reader, "case.read", access, now).allowed };
  });
}
