import { asc, isNull } from "drizzle-orm";
import { products } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/roles";
import type { Tx } from "@/lib/server/database";
import { type Reading, read } from "@/lib/server/read";
import { accountsInUse, teamOf } from "./team";

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

/** Colleagues are those who hold a role on the desk and are not disabled. */
export async function deskChoices(tx: Tx): Promise<DeskChoices> {
  const [products, accounts] = await Promise.all([productChoices({ tx }), accountsInUse(tx)]);
  return { products, people: teamOf(accounts) };
}
