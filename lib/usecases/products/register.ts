import { randomUUID } from "node:crypto";
import { z } from "zod";
import { productBranches, products } from "@/db/schema";
import { branchSchema, productNameSchema } from "@/lib/domain/product/register";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import { alone } from "@/lib/server/one-at-a-time";
import { type Caller, type UseCase, useCase } from "@/lib/server/use-case";
import { assertNameFree } from "./subject";

/** Adds a product with its branches to the public register: what the form offers, and where fixes are owed (S1.11). */
export const registerProduct = useCase({
  input: z.object({
    name: productNameSchema,
    branches: z.array(branchSchema).max(50, "At most 50 branches."),
  }),
  action: "settings.manage",
  load: alone("products"),
  run: async ({ input, tx, now }) => {
    await assertNameFree(tx, input.name, null);
    const productId = randomUUID();
    await tx.insert(products).values({ id: productId, name: input.name, createdAt: now });
    if (input.branches.length > 0)
      await tx.insert(productBranches).values(
        input.branches.map((branch) => ({
          id: randomUUID(),
          productId,
          name: branch.name,
          support: branch.support,
          supportedUntil: branch.supportedUntil ? new Date(branch.supportedUntil) : null,
        })),
      );
    return {
      result: { productId },
      events: [{ chain: INSTANCE_CHAIN, action: "product.registered", data: { productId } }],
    };
  },
});

/** The same from a form of one field; branches are added one by one afterwards. */
export const registerNamedProduct: UseCase<{ productId: string }> = Object.assign(
  (caller: Caller, input: unknown) =>
    registerProduct(caller, { branches: [], ...z.looseObject({}).catch({}).parse(input) }),
  { action: registerProduct.action },
);
