import { asc, inArray } from "drizzle-orm";
import { people, personRoles } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/roles";
import { read } from "@/lib/server/read";

export type PersonRow = {
  id: string;
  name: string;
  /** Only for those who manage people. */
  email: string | null;
  roles: readonly Role[];
  disabledAt: Date | null;
  joinedAt: Date;
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
    const vault = actor.roles.includes("admin") ? await vaults.ofInstance() : null;
    return rows.map(({ emailSealed, ...row }) => ({
      ...row,
      email: vault?.open("people.email_sealed", row.id, emailSealed) ?? null,
      roles: roles.filter((held) => held.personId === row.id).map((held) => held.role),
    }));
  });
}
