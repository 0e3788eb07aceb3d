import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { eq, inArray, sql } from "drizzle-orm";
import { affectedRanges, products } from "@/db/schema";
import { MOST_AFFECTED } from "@/lib/domain/advisory/content";
import { rangeSchema } from "@/lib/domain/case/vulnerability";
import { formRows } from "@/lib/domain/form-rows";
import { rangesOf } from "@/lib/queries/affected-ranges";
import { caseChain } from "@/lib/server/audit/append";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";
import { invalid } from "@/lib/server/errors";
import { useCase, type Work } from "@/lib/server/use-case";
import { assertEditable, lockCase } from "@/lib/usecases/cases/subject";
import {
  changed,
  standingVulnerability,
  stoodSo,
  type VulnerabilityRow,
  vulnerabilityInput,
} from "./subject";

/** Replaces the affected and fixed versions of a vulnerability. Product names are sealed; versions alone tell nothing. */
export const setAffected = useCase({
  input: vulnerabilityInput.extend({ ranges: formRows(rangeSchema, MOST_AFFECTED) }),
  action: "case.score",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { tx, vaults } = work;
    assertEditable(subject.case, "score");
    const found = await standingVulnerability(work, subject.case, input);
    const vault = await vaults.ofCase(input.caseId);
    const names = input.ranges.map(({ product }) => product);
    const known =
      names.length === 0
        ? []
        : await tx
            .select({ id: products.id, name: products.name })
            .from(products)
            .where(inArray(products.name, names));
    const wanted = input.ranges.map((range) => ({
      range,
      productId: known.find(({ name }) => name === range.product)?.id ?? null,
    }));
    if (found && isDeepStrictEqual(await standingRanges(tx, vault, found), wanted))
      return stoodSo(subject.case, found);
    const row = await changed(work, subject.case, found);
    await assertRoom(work, row, input.ranges.length);
    await tx.delete(affectedRanges).where(eq(affectedRanges.vulnerabilityId, row.id));
    const rows = wanted.map(({ range, productId }, position) => {
      const id = randomUUID();
      return {
        id,
        caseId: input.caseId,
        vulnerabilityId: row.id,
        productId,
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

async function standingRanges(tx: Tx, vault: Vault, { id, caseId }: VulnerabilityRow) {
  const all = await rangesOf(tx, vault, caseId);
  return all.flatMap(({ vulnerabilityId, range, productId }) =>
    vulnerabilityId === id ? [{ range, productId }] : [],
  );
}

// The advisory lists the ranges of all vulnerabilities. A case from before that has more may still be corrected.
async function assertRoom({ tx }: Work, { id, caseId }: VulnerabilityRow, wanted: number): Promise<void> {
  const [stored] = await tx
    .select({
      here: sql<number>`count(*) filter (where ${affectedRanges.vulnerabilityId} = ${id})::int`,
      others: sql<number>`count(*) filter (where ${affectedRanges.vulnerabilityId} <> ${id})::int`,
    })
    .from(affectedRanges)
    .where(eq(affectedRanges.caseId, caseId));
  const { here, others } = stored ?? { here: 0, others: 0 };
  if (others + wanted <= MOST_AFFECTED || wanted <= here) return;
  const room = Math.max(0, MOST_AFFECTED - others);
  const then =
    room > 0 ? `Leave at most ${room} here, or take rows out there first.` : "Take rows out there first.";
  throw invalid([
    {
      field: "ranges",
      message: `All vulnerabilities of a case have at most ${MOST_AFFECTED} rows together, and the others have ${others}. ${then}`,
    },
  ]);
}
