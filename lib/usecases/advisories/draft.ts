import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { advisories, products } from "@/db/schema";
import { personIdOf } from "@/lib/domain/access/actor";
import { type AdvisoryContent, contentJson } from "@/lib/domain/advisory/content";
import { factsOfCase } from "@/lib/queries/advisory-facts";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import type { Work } from "@/lib/server/use-case";
import type { CaseRow } from "@/lib/usecases/cases/subject";

/** Starts the advisory of a case with all the case knows; a case reopened after one was drafted keeps it. */
export async function draftAdvisory(work: Work, row: CaseRow): Promise<EventDraft[]> {
  const { tx, vaults, now, actor } = work;
  const [existing] = await tx
    .select({ id: advisories.id })
    .from(advisories)
    .where(eq(advisories.caseId, row.id));
  if (existing) return [];
  const vault = await vaults.ofCase(row.id);
  const id = randomUUID();
  const { pulled, affected } = await factsOfCase(work, row.id);
  const content: AdvisoryContent = {
    title: vault.open("cases.title_sealed", row.id, row.titleSealed),
    summary: "",
    details: "",
    workaround: "",
    ...pulled,
    affected: affected.length > 0 ? affected : await productOf(work, row),
    references: [],
    emergency: false,
    timeline: [],
  };
  await tx.insert(advisories).values({
    id,
    caseId: row.id,
    publicId: row.reference,
    state: "draft",
    contentSealed: vault.seal("advisories.content_sealed", id, contentJson(content)),
    authorId: personIdOf(actor),
    updatedAt: now,
  });
  return [{ chain: caseChain(row.id), action: "advisory.drafted" }];
}

async function productOf({ tx, vaults }: Work, row: CaseRow): Promise<AdvisoryContent["affected"]> {
  const vault = await vaults.ofCase(row.id);
  const [registered] = row.productId
    ? await tx.select({ name: products.name }).from(products).where(eq(products.id, row.productId))
    : [];
  const product = registered?.name ?? vault.openOptional("cases.product_sealed", row.id, row.productSealed);
  return product ? [{ product, introduced: "", lastAffected: "", fixed: "" }] : [];
}
