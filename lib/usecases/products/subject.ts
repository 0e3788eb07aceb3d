import { eq } from "drizzle-orm";
import { z } from "zod";
import { products } from "@/db/schema";
import type { Tx } from "@/lib/server/database";
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
