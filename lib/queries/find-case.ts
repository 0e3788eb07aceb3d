import { eq, sql } from "drizzle-orm";
import { caseKeys, caseReads, cases, people, policyVersions, products } from "@/db/schema";
import { actorId } from "@/lib/domain/access/actor";
import type { WorkCalendar } from "@/lib/domain/clock/promise";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";
import type { Reading } from "@/lib/server/read";

export type FoundCase = {
  row: typeof cases.$inferSelect;
  vault: Vault;
  product: string | null;
  assignee: string | null;
  policyNumber: number;
  /** Of its policy version. */
  calendar: WorkCalendar;
  /** Up to when this actor has read it. */
  readAt: Date | null;
};

/** The case of a reference as this actor may see it, with its key opened. Null where it is absent or not for them. */
export async function findCase({ tx, vaults, actor }: Reading, reference: string): Promise<FoundCase | null> {
  const [found] = await tx
    .select({
      row: cases,
      key: caseKeys,
      product: products.name,
      assignee: people.displayName,
      policyNumber: policyVersions.number,
      calendar: sql<WorkCalendar>`${policyVersions.data} -> 'calendar'`,
      readAt: caseReads.readAt,
    })
    .from(cases)
    .innerJoin(caseKeys, eq(caseKeys.caseId, cases.id))
    .innerJoin(policyVersions, eq(policyVersions.id, cases.policyVersionId))
    .leftJoin(products, eq(products.id, cases.productId))
    .leftJoin(people, eq(people.id, cases.assigneeId))
    .leftJoin(
      caseReads,
      sql`${caseReads.caseId} = ${cases.id} and ${caseReads.personId} = ${actorId(actor)}::uuid`,
    )
    .where(eq(cases.reference, reference));
  if (!found) return null;
  const { key, ...rest } = found;
  return { ...rest, vault: vaults.open(key.caseId, key.wrapped, key.kekId) };
}

/** The id of a reference as this actor may see it; null where the case is absent or not for them. */
export async function caseIdOf(tx: Tx, reference: string): Promise<string | null> {
  const [found] = await tx.select({ id: cases.id }).from(cases).where(eq(cases.reference, reference));
  return found?.id ?? null;
}

/** What every page of a case says of it at its top. */
export function headOf({ row, vault }: FoundCase) {
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    title: vault.open("cases.title_sealed", row.id, row.titleSealed),
    state: row.state,
    resumeState: row.resumeState,
    isPublic: row.isPublic,
    severity: row.severity,
    score: row.score === null ? null : Number(row.score),
  };
}
