import { asc, inArray, sql } from "drizzle-orm";
import { people, personRoles } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/roles";
import type { Tx } from "@/lib/server/database";
import { read } from "@/lib/server/read";
import { settingsOf } from "@/lib/server/settings";

export type PersonRow = {
  id: string;
  name: string;
  /** Only for those who manage people. */
  email: string | null;
  roles: readonly Role[];
  disabledAt: Date | null;
  joinedAt: Date;
  /** Beside a password; only for those who answer for the sign-in rules. */
  secondFactors: { hasTotp: boolean; passkeys: number } | null;
};

const MAX_PEOPLE = 500;

/** The team, by name. Addresses are opened for administrators only. */
export async function listPeople(actor: PersonActor): Promise<PersonRow[]> {
  return read(actor, async ({ tx, vaults }) => {
    const rows = await tx
      .select({
        id: people.id,
        name: people.displayName,
        emailSealed: people.emailSealed,
        disabledAt: people.disabledAt,
        joinedAt: people.createdAt,
      })
      .from(people)
      .orderBy(asc(people.displayName), asc(people.id))
      .limit(MAX_PEOPLE);
    const ids = rows.map((row) => row.id);
    const roles =
      ids.length === 0 ? [] : await tx.select().from(personRoles).where(inArray(personRoles.personId, ids));
    const factors = await secondFactors(tx);
    const vault = actor.roles.includes("admin") ? await vaults.ofInstance() : null;
    return rows.map(({ emailSealed, ...row }) => ({
      ...row,
      email: vault?.open("people.email_sealed", row.id, emailSealed) ?? null,
      roles: roles.filter((held) => held.personId === row.id).map((held) => held.role),
      secondFactors: factors.get(row.id) ?? null,
    }));
  });
}

/** Whether everybody needs a second factor here. */
export async function secondFactorRequired(actor: PersonActor): Promise<boolean> {
  return read(actor, async ({ tx }) => (await settingsOf(tx))?.requireSecondFactor ?? false);
}

// Empty for everybody but administrators and auditors: the function answers nobody else.
async function secondFactors(tx: Tx): Promise<Map<string, { hasTotp: boolean; passkeys: number }>> {
  const { rows } = await tx.execute<{ person_id: string; has_totp: boolean; passkeys: number }>(
    sql`select person_id, has_totp, passkeys from app.second_factors()`,
  );
  return new Map(
    rows.map(({ person_id, has_totp, passkeys }) => [person_id, { hasTotp: has_totp, passkeys }]),
  );
}
