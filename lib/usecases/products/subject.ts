import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { products } from "@/db/schema";
import type { Tx } from "@/lib/server/database";
import { invalid } from "@/lib/server/errors";
import { oneAtATime } from "@/lib/server/one-at-a-time";
import type { Loaded } from "@/lib/server/use-case";

type LockedProduct = Loaded & { product: typeof products.$inferSelect };

export const productInput = z.object({ productId: z.uuid("Choose a product.") });

/** Locks the product for this transaction; null where there is none. */
export async function lockProduct({
  tx,
  input,
}: {
  tx: Tx;
  input: { productId: string };
}): Promise<LockedProduct | null> {
  const [product] = await tx.select().from(products).where(eq(products.id, input.productId)).for("update");
  return product ? { access: null, product } : null;
}

/** @throws AppError invalid where a product other than `except` has this name, or gets it at the same moment */
export async function assertNameFree(tx: Tx, name: string, except: string | null): Promise<void> {
  await oneAtATime(tx, "products");
  const [taken] = await tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.name, name), except === null ? undefined : ne(products.id, except)));
  if (taken) throw invalid([{ field: "name", message: "There is a product with this name." }]);
}
