import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { productBranches, products } from "@/db/schema";
import { branchSchema, productNameSchema } from "@/lib/domain/product/register";
import { yesOrNoSchema } from "@/lib/domain/yes-or-no";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import { useCase } from "@/lib/server/use-case";
import {
  assertNameFree,
  branchInput,
  lockNamedProduct,
  lockProduct,
  productInput,
  versionAfter,
} from "./subject";

/** Renames a product, or takes it out of the form (cases keep it) and puts it back. */
export const changeProduct = useCase({
  input: productInput.extend({ name: productNameSchema, archived: yesOrNoSchema }),
  action: "settings.manage",
  load: lockNamedProduct,
  run: async ({ input, subject: { product }, tx, now }) => {
    const version = versionAfter(input.version, product);
    await assertNameFree(tx, input.name, product.id);
    const archivedAt = input.archived ? (product.archivedAt ?? now) : null;
    await tx
      .update(products)
      .set({ name: input.name, archivedAt, version })
      .where(eq(products.id, product.id));
    return {
      result: { productId: product.id },
      events: [
        {
          chain: INSTANCE_CHAIN,
          action: "product.changed",
          data: { productId: product.id, name: input.name, archived: input.archived },
        },
      ],
    };
  },
});

/** Adds a branch, or changes how one of this name is supported. Branches never vanish: old decisions name them. */
export const setBranch = useCase({
  input: branchInput.extend(branchSchema.shape),
  action: "settings.manage",
  load: lockProduct,
  run: async ({ input, subject: { product }, tx }) => {
    const version = versionAfter(input.seen, product);
    await tx.update(products).set({ version }).where(eq(products.id, product.id));
    const values = {
      support: input.support,
      supportedUntil: input.supportedUntil ? new Date(input.supportedUntil) : null,
    };
    await tx
      .insert(productBranches)
      .values({ id: randomUUID(), productId: input.productId, name: input.name, ...values })
      .onConflictDoUpdate({ target: [productBranches.productId, productBranches.name], set: values });
    return {
      result: { productId: input.productId },
      events: [
        {
          chain: INSTANCE_CHAIN,
          action: "branch.set",
          data: { productId: input.productId, name: input.name, support: input.support },
        },
      ],
    };
  },
});
