import { randomUUID } from "node:crypto";
import { people, personRoles, personSecrets } from "@/db/schema";
import type { Role } from "@/lib/domain/access/roles";
import type { Tx } from "@/lib/server/database";
import { invalid } from "@/lib/server/errors";
import { services } from "@/lib/server/services";
import type { Vaults } from "@/lib/server/vaults";

type NewPerson = { name: string; email: string; roles: readonly Role[]; passwordHash: string | null };

/** How people are found by their address without storing it in the open. */
export function emailHash(email: string): Buffer {
  return services().keyring.lookupHash("email-index", email);
}

/** Writes a person with roles and password. @throws AppError invalid when the address is taken */
export async function insertPerson(tx: Tx, vaults: Vaults, person: NewPerson, now: Date): Promise<string> {
  const id = randomUUID();
  const vault = await vaults.ofInstance();
  const added = await tx
    .insert(people)
    .values({
      id,
      displayName: person.name,
      emailSealed: vault.seal("people.email_sealed", id, person.email),
      emailHash: emailHash(person.email),
      createdAt: now,
    })
    .onConflictDoNothing({ target: people.emailHash })
    .returning({ id: people.id });
  if (added.length === 0)
    throw invalid([{ field: "email", message: "Somebody with this address is in the team already." }]);
  if (person.roles.length > 0)
    await tx.insert(personRoles).values(person.roles.map((role) => ({ personId: id, role })));
  await tx.insert(personSecrets).values({ personId: id, passwordHash: person.passwordHash });
  return id;
}
