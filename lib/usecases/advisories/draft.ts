import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { advisories, products } from "@/db/schema";
import { personIdOf } from "@/lib/domain/access/actor";
import { type AdvisoryContent, contentJson } from "@/lib/domain/advisory/content";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import type { Work } from "@/lib/server/use-case";
import type { CaseRow } from "@/lib/usecases/cases/subject";

/** Starts the advisory of a case from what the case knows; a case reopened after one was drafted keeps it. */
export async function draftAdvisory(work: Work, row: CaseRow): Promise<EventDraft[]> {
  const { tx, vaults, now, actor } = work;
  const [existing] = await tx
    .select({ id: advisories.id })
    .from(advisories)
    .where(eq(advisories.caseId, row.id));
  if (existing) return [];
  const vault = await vaults.ofCase(row.id);
  const id = randomUUID();
  const content: AdvisoryContent = {
    title: vault.open("cases.title_sealed", row.id, row.titleSealed),
    summary: "",
    details: "",
    workaround: "",
    severity: row.severity,
    vectors: [],
    cwes: [],
    cves: [],
    affected: await affectedOf(work, row),
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

async function affectedOf({ tx, vaults }: Work, row: CaseRow): Promise<AdvisoryContent["affected"]> {
  const vault = await vaults.ofCase(row.id);
  const [registered] = row.productId
    ? await tx.select({ name: products.name }).from(products).where(eq(products.id, row.productId))
    : [];
  const product = registered?.name ?? vault.openOptional("cases.product_sealed", row.id, row.productSealed);
  return product ? [{ product, introduced: "", lastAffected: "", fixed: "" }] : [];
}
