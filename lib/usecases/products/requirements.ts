import { eq } from "drizzle-orm";
import { z } from "zod";
import { products } from "@/db/schema";
import { REQUIREMENTS } from "@/lib/domain/product/register";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import { useCase } from "@/lib/server/use-case";
import { lockProduct, productInput, versionAfter } from "./subject";

const requirement = z
  .union([z.literal(""), z.enum(REQUIREMENTS)], "Choose how much it matters.")
  .transform((value) => value || null);

/**
 * How much an installation of a product stands to lose. New scores of its cases start from this; scores that stand are
 * not touched.
 */
export const setRequirements = useCase({
  input: productInput.extend({
    confidentiality: requirement,
    integrity: requirement,
    availability: requirement,
  }),
  action: "settings.manage",
  load: lockProduct,
  run: async ({ input, subject: { product }, tx }) => {
    const { confidentiality, integrity, availability } = input;
    await tx
      .update(products)
      .set({
        confidentialityRequirement: confidentiality,
        integrityRequirement: integrity,
        availabilityRequirement: availability,
        version: versionAfter(input.version, product),
      })
      .where(eq(products.id, product.id));
    return {
      result: { productId: product.id },
      events: [
        {
          chain: INSTANCE_CHAIN,
          action: "product.requirements_set",
          data: { productId: product.id, confidentiality, integrity, availability },
        },
      ],
    };
  },
});
