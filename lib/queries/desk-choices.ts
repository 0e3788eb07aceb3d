import { asc, eq, isNull } from "drizzle-orm";
import { people, personRoles, products } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Tx } from "@/lib/server/database";
import { read } from "@/lib/server/read";

export type Choice = { value: string; label: string };

/** Products and active colleagues, for selects. */
export async function boardChoices(actor: Actor): Promise<{ products: Choice[]; people: Choice[] }> {
  return read(actor, async ({ tx }) => ({
    products: await productChoices(tx),
    people: await teamChoices(tx),
  }));
}

/** Products of the register that are not archived. */
export async function productChoices(tx: Tx): Promise<Choice[]> {
  return tx
    .select({ value: products.id, label: products.name })
    .from(products)
    .where(isNull(products.archivedAt))
    .orderBy(asc(products.name));
}

/** Active people who hold a role on the desk. */
export async function teamChoices(tx: Tx): Promise<Choice[]> {
  return tx
    .selectDistinct({ value: people.id, label: people.displayName })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(isNull(people.disabledAt))
    .orderBy(asc(people.displayName), asc(people.id));
}
