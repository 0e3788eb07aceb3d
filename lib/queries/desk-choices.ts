import { asc, isNull, sql } from "drizzle-orm";
import { products } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Tx } from "@/lib/server/database";
import { type Reading, read } from "@/lib/server/read";

export type Choice = { value: string; label: string };

/** Products and active colleagues, for selects. */
export type DeskChoices = { products: Choice[]; people: Choice[] };

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
  const { rows } = await tx.execute<Choice & { kind: "product" | "person" }>(sql`
    select 'product' as kind, p.id as value, p.name as label from products p where p.archived_at is null
    union all
    select 'person', p.id, p.display_name from people p
      where p.disabled_at is null and exists (select from person_roles r where r.person_id = p.id)
    order by label, value`);
  const ofKind = (wanted: string) =>
    rows.flatMap(({ kind, value, label }) => (kind === wanted ? { value, label } : []));
  return { products: ofKind("product"), people: ofKind("person") };
}
