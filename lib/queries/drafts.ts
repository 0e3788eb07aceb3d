import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { attachments, drafts, reports } from "@/db/schema";
import { type Actor, ANONYMOUS } from "@/lib/domain/access/actor";
import { reportText } from "@/lib/domain/report/answers";
import { type DraftContent, draftContentSchema } from "@/lib/domain/report/draft";
import { type Receipt, receiptSchema, storedReportSchema, withoutWords } from "@/lib/domain/report/receipt";
import type { Vault } from "@/lib/server/crypto/vault";
import { read } from "@/lib/server/read";
import { findInstance, findProducts, type Instance, type ProductEntry } from "./policy";

type DraftActor = Extract<Actor, { type: "draft" }>;

export type DraftFile = { id: string; name: string; sizeBytes: number };

export type DraftView = {
  content: DraftContent;
  files: DraftFile[];
  products: ProductEntry[];
  submittedAt: Date | null;
};

/** A stranger's own unfinished report. */
export async function readDraft(actor: DraftActor): Promise<DraftView | null> {
  return read(actor, async ({ tx, vaults }) => {
    const [[draft], products] = await Promise.all([
      tx.select().from(drafts).where(eq(drafts.id, actor.draftId)),
      findProducts(tx),
    ]);
    if (!draft) return null;
    const vault = await vaults.ofCase(draft.caseId);
    const rows = await tx
      .select({ id: attachments.id, nameSealed: attachments.nameSealed, sizeBytes: attachments.sizeBytes })
      .from(attachments)
      .where(
        and(
          eq(attachments.caseId, draft.caseId),
          eq(attachments.state, "pending"),
          isNotNull(attachments.sha256Sealed),
        ),
      )
      .orderBy(asc(attachments.createdAt), asc(attachments.id));
    const files = rows.map(({ id, nameSealed, sizeBytes }) => ({
      id,
      name: vault.open("attachments.name_sealed", id, nameSealed),
      sizeBytes,
    }));
    return { content: contentOf(vault, draft), files, products, submittedAt: draft.submittedAt };
  });
}

/** What sending a draft asks: its answers, and what they are checked against. */
export type DraftToSend = {
  content: DraftContent;
  submittedAt: Date | null;
  instance: Instance;
  products: ProductEntry[];
};

/** A stranger's own draft with the rules in force; null where it is gone, or the installation is not set up. */
export async function readDraftToSend(actor: DraftActor): Promise<DraftToSend | null> {
  return read(actor, async ({ tx, vaults }) => {
    const [[draft], instance, products] = await Promise.all([
      tx.select().from(drafts).where(eq(drafts.id, actor.draftId)),
      findInstance(tx),
      findProducts(tx),
    ]);
    if (!draft || !instance) return null;
    const content = contentOf(await vaults.ofCase(draft.caseId), draft);
    return { content, submittedAt: draft.submittedAt, instance, products };
  });
}

function contentOf(vault: Vault, draft: typeof drafts.$inferSelect): DraftContent {
  const text = vault.openOptional("drafts.answers_sealed", draft.id, draft.answersSealed);
  return text === null ? { answers: {}, attested: null } : draftContentSchema.parse(JSON.parse(text));
}

/**
 * What a browser may see of the report it sent, by how its code stands. "gone": replaced by a newer one, or stopped; whoever
 * holds the cookie then may be the one who was shut out. "saved": what proves the report, without what it says.
 */
export type ReceiptView =
  | { code: "shown"; receipt: Receipt; text: string }
  | { code: "saved"; receipt: Receipt }
  | { code: "gone" };

/** The receipt of a report this browser sent within the last day; its code is given by its hash. */
export async function readReceipt(actor: DraftActor, codeHash: Buffer): Promise<ReceiptView | null> {
  return read(actor, async ({ tx, vaults }) => {
    const [row] = await tx
      .select({
        id: reports.id,
        answersSealed: reports.answersSealed,
        receiptSealed: reports.receiptSealed,
        savedAt: drafts.savedAt,
      })
      .from(reports)
      .innerJoin(drafts, eq(drafts.caseId, reports.caseId))
      .where(eq(drafts.id, actor.draftId));
    if (!row) return null;
    const { rowCount } = await tx.execute(sql`select from app.find_receipt(${codeHash})`);
    if (rowCount === 0) return { code: "gone" };
    const vault = await vaults.ofCase(actor.caseId);
    const receipt = receiptSchema.parse(
      JSON.parse(vault.open("reports.receipt_sealed", row.id, row.receiptSealed)),
    );
    if (row.savedAt !== null) return { code: "saved", receipt: withoutWords(receipt) };
    const { answers, productName } = storedReportSchema.parse(
      JSON.parse(vault.open("reports.answers_sealed", row.id, row.answersSealed)),
    );
    return { code: "shown", receipt, text: reportText(answers, productName, receipt.salt) };
  });
}

/** How many people read reports: said on the form. */
export async function findTeamSize(): Promise<number> {
  const { rows } = await read(ANONYMOUS, ({ tx }) =>
    tx.execute<{ people: number }>(
      sql`select app.others_with_role(array['coordinator','triager','developer','publisher','admin','auditor'], null) as people`,
    ),
  );
  return rows[0]?.people ?? 0;
}
