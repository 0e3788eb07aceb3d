import { asc, eq } from "drizzle-orm";
import { affectedRanges } from "@/db/schema";
import type { AffectedRange } from "@/lib/domain/case/vulnerability";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";

/** What each vulnerability of a case affects and where it is fixed, in the order it was written. */
export async function rangesOf(
  tx: Tx,
  vault: Vault,
  caseId: string,
): Promise<{ vulnerabilityId: string; productId: string | null; range: AffectedRange }[]> {
  const rows = await tx
    .select({
      id: affectedRanges.id,
      vulnerabilityId: affectedRanges.vulnerabilityId,
      productId: affectedRanges.productId,
      productSealed: affectedRanges.productSealed,
      introduced: affectedRanges.introduced,
      lastAffected: affectedRanges.lastAffected,
      fixed: affectedRanges.fixed,
    })
    .from(affectedRanges)
    .where(eq(affectedRanges.caseId, caseId))
    .orderBy(asc(affectedRanges.position));
  return rows.map((row) => ({
    vulnerabilityId: row.vulnerabilityId,
    productId: row.productId,
    range: {
      product: vault.open("affected_ranges.product_sealed", row.id, row.productSealed),
      introduced: row.introduced ?? "",
      lastAffected: row.lastAffected ?? "",
      fixed: row.fixed ?? "",
    },
  }));
}
