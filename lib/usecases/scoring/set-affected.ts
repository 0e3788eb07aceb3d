import { randomUUID } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import { affectedRanges, products } from "@/db/schema";
import { rangeSchema } from "@/lib/domain/case/vulnerability";
import { formRows } from "@/lib/domain/form-rows";
import { caseChain } from "@/lib/server/audit/append";
import { useCase } from "@/lib/server/use-case";
import { assertEditable, lockCase } from "@/lib/usecases/cases/subject";
import { vulnerabilityFor, vulnerabilityInput } from "./subject";

/** Replaces the affected and fixed versions of a vulnerability. Product names are sealed; versions alone tell nothing. */
export const setAffected = useCase({
  input: vulnerabilityInput.extend({ ranges: formRows(rangeSchema, 200) }),
  action: "case.score",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { tx, vaults } = work;
    assertEditable(subject.case, "score");
    const row = await vulnerabilityFor(work, subject.case, input);
    const vault = await vaults.ofCase(input.caseId);
    const names = input.ranges.map(({ product }) => product);
    const known =
      names.length === 0
        ? []
        : await tx
            .select({ id: products.id, name: products.name })
            .from(products)
            .where(inArray(products.name, names));
    await tx.delete(affectedRanges).where(eq(affectedRanges.vulnerabilityId, row.id));
    const rows = input.ranges.map((range, position) => {
      const id = randomUUID();
      return {
        id,
        caseId: input.caseId,
        vulnerabilityId: row.id,
        productId: known.find(({ name }) => name === range.product)?.id ?? null,
        productSealed: vault.seal("affected_ranges.product_sealed", id, range.product),
        introduced: range.introduced || null,
        lastAffected: range.lastAffected || null,
        fixed: range.fixed || null,
        position,
      };
    });
    if (rows.length > 0) await tx.insert(affectedRanges).values(rows);
    return {
      result: { reference: subject.case.reference, vulnerabilityId: row.id, version: row.version },
      events: [
        {
          chain: caseChain(input.caseId),
          action: "affected.set",
          data: { vulnerabilityId: row.id, ranges: rows.length },
        },
      ],
    };
  },
});
