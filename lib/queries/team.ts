import { sql } from "drizzle-orm";
import { type Action, type CaseSubject, can } from "@/lib/domain/access/policy";
import type { Role } from "@/lib/domain/access/roles";
import type { Nameable } from "@/lib/domain/case/mentions";
import type { Tx } from "@/lib/server/database";

/** Somebody whose account is in use. Without a role they are no part of the team, but may be invited to cases. */
export type Account = { id: string; name: string; roles: Role[] };

/** Everybody with an account that is in use, by name. */
export async function accountsInUse(tx: Tx): Promise<Account[]> {
  const { rows } = await tx.execute<Account>(sql`
    select p.id, p.display_name as name, array(select r.role from person_roles r where r.person_id = p.id order by r.role) as roles
    from people p where p.disabled_at is null order by p.display_name, p.id`);
  return rows;
}

/** Those of them who hold a role on the desk, for selects. */
export const teamOf = (accounts: readonly Account[]) =>
  accounts
    .filter(({ roles }) => roles.length > 0)
    .map(({ id, name, roles }) => ({ value: id, label: name, roles }));

/** Whether somebody of the team may do this to the case. */
const may = ({ id, roles }: Account, action: Action, access: CaseSubject, now: Date): boolean =>
  roles.length > 0 &&
  can({ type: "person", personId: id, roles, steppedUpAt: null }, action, access, now).allowed;

/** Those of them who may score this case. */
export const scorersOf = (accounts: readonly Account[], access: CaseSubject, now: Date) =>
  accounts.filter((account) => may(account, "case.score", access, now)).map(({ id, name }) => ({ id, name }));

/** All of them, each with whether they may read the notes of this case; invited parties read none. */
export const nameableOf = (accounts: readonly Account[], access: CaseSubject, now: Date): Nameable[] =>
  accounts.map((account) => ({
    id: account.id,
    name: account.name,
    mayRead: may(account, "case.read", access, now),
  }));
