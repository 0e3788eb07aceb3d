import { asc, isNull, sql } from "drizzle-orm";
import { products } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/roles";
import type { Tx } from "@/lib/server/database";
import { type Reading, read } from "@/lib/server/read";

export type Choice = { value: string; label: string };

/** Products and active colleagues, for selects. */
export type DeskChoices = { products: Choice[]; people: (Choice & { roles: Role[] })[] };

/** Products of the register that are not archived. */
export async function productChoices({ tx }: Pick<Reading, "tx">): Promise<Choice[]> {
  return tx
    .select({ value: products.id, label: products.name })
    .from(products)
    .where(isNull(products.archivedAt))
    .orderBy(asc(products.name));
}

/** The same for a page that reads nothing else. */
export async function productsFor(actor: Actor): Promise<Choice[]> {
  return read(actor, productChoices);
}

/** Both in one statement. Colleagues are those who hold a role on the desk and are not disabled. */
export async function deskChoices(tx: Tx): Promise<DeskChoices> {
  const { rows } = await tx.execute<Choice & { roles: Role[] | null }>(sql`
    select p.id as value, p.name as label, null::text[] as roles from products p where p.archived_at is null
    union all
    select p.id, p.display_name, array_agg(r.role order by r.role) from people p join person_roles r on r.person_id = p.id
      where p.disabled_at is null group by p.id
    order by label, value`);
  return {
    products: rows.flatMap(({ roles, ...product }) => (roles === null ? [product] : [])),
    people: rows.flatMap(({ roles, ...person }) => (roles === null ? [] : [{ ...person, roles }])),
  };
}
