import { asc, eq, isNull } from "drizzle-orm";
import { people, personRoles } from "@/db/schema";
import { type CaseSubject, can } from "@/lib/domain/access/policy";
import type { Role } from "@/lib/domain/access/roles";
import type { Tx } from "@/lib/server/database";

/** The active people who may score this case, by name. */
export async function scorersOf(
  tx: Tx,
  access: CaseSubject,
  now: Date,
): Promise<{ id: string; name: string }[]> {
  const rows = await tx
    .select({ id: people.id, name: people.displayName, role: personRoles.role })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(isNull(people.disabledAt))
    .orderBy(asc(people.displayName), asc(people.id));
  const found = new Map<string, { id: string; name: string; roles: Role[] }>();
  for (const { id, name, role } of rows) {
    const known = found.get(id);
    if (known) known.roles.push(role);
    else found.set(id, { id, name, roles: [role] });
  }
  return [...found.values()].flatMap(({ id, name, roles }) => {
    const colleague = { type: "person", personId: id, roles, steppedUpAt: null } as const;
    return can(colleague, "case.score", access, now).allowed ? [{ id, name }] : [];
  });
}
