import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { products } from "@/db/schema";
import { seenVersionSchema } from "@/lib/domain/seen-version";
import type { Tx } from "@/lib/server/database";
import { conflict, invalid } from "@/lib/server/errors";
import { oneAtATime } from "@/lib/server/one-at-a-time";
import type { Loaded } from "@/lib/server/use-case";

type LockedProduct = Loaded & { product: typeof products.$inferSelect };

const productId = z.uuid("Choose a product.");

/** A change of what the form showed: after a conflict it shows what stands now beside each field. */
export const productInput = z.object({ productId, version: seenVersionSchema });
/** A change of a branch, named in a form that showed none; the list above it says what stands now. */
export const branchInput = z.object({ productId, seen: seenVersionSchema });

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

/** The same for a change of its name, of which one comes after the other. */
export async function lockNamedProduct(
  work: Parameters<typeof lockProduct>[0],
): Promise<LockedProduct | null> {
  await oneAtATime(work.tx, "products");
  return lockProduct(work);
}

/**
 * The version a change leads to, counted over the product with its branches.
 *
 * @throws AppError conflict where somebody else was first
 */
export function versionAfter(seen: number, product: LockedProduct["product"]): number {
  if (seen !== product.version)
    throw conflict(
      "Somebody else changed this product or its branches meanwhile. What you typed is still here: look at what they saved, then save again.",
    );
  return product.version + 1;
}

/** Asked while no other product changes its name. @throws AppError invalid where one other than `except` has this */
export async function assertNameFree(tx: Tx, name: string, except: string | null): Promise<void> {
  const [taken] = await tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.name, name), except === null ? undefined : ne(products.id, except)));
  if (taken) throw invalid([{ field: "name", message: "There is a product with this name." }]);
}
