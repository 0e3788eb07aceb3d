import { asc, eq } from "drizzle-orm";
import { productBranches, products } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { ProductRequirements } from "@/lib/domain/cvss/requirements";
import { newestFirst } from "@/lib/domain/product/branch-order";
import type { BranchSupport } from "@/lib/domain/product/register";
import { read } from "@/lib/server/read";

/** The whole register, archived products last, each with its branches. */
export async function productRegister(actor: PersonActor) {
  return read(actor, async ({ tx }) => {
    const rows = await tx
      .select({ product: products, branch: productBranches })
      .from(products)
      .leftJoin(productBranches, eq(productBranches.productId, products.id))
      .orderBy(asc(products.name));
    const found = new Map<string, RegisteredProduct>();
    for (const { product, branch } of rows) {
      const entry = found.get(product.id) ?? {
        id: product.id,
        name: product.name,
        version: product.version,
        archived: product.archivedAt !== null,
        requirements: {
          confidentiality: product.confidentialityRequirement,
          integrity: product.integrityRequirement,
          availability: product.availabilityRequirement,
        },
        branches: [],
      };
      if (branch)
        entry.branches.push({
          id: branch.id,
          name: branch.name,
          support: branch.support,
          supportedUntil: branch.supportedUntil,
        });
      found.set(product.id, entry);
    }
    const register = [...found.values()].map((entry) => ({
      ...entry,
      branches: newestFirst(entry.branches),
    }));
    return register.sort((a, b) => Number(a.archived) - Number(b.archived));
  });
}

type RegisteredProduct = {
  id: string;
  name: string;
  /** Of the product with its branches. */
  version: number;
  archived: boolean;
  requirements: ProductRequirements;
  branches: {
    id: string;
    name: string;
    support: BranchSupport;
    supportedUntil: Date | null;
  }[];
};
