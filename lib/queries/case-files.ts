import { and, asc, eq } from "drizzle-orm";
import { attachments } from "@/db/schema";
import type { CaseFile } from "@/lib/domain/case/thread";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";

export type OwnedFile = CaseFile & { messageId: string | null; reportId: string | null };

/** The attached files of a case, first first, each with the message or report it belongs to. */
export async function filesOf(tx: Tx, vault: Vault, caseId: string): Promise<OwnedFile[]> {
  const rows = await tx
    .select({
      id: attachments.id,
      nameSealed: attachments.nameSealed,
      sizeBytes: attachments.sizeBytes,
      messageId: attachments.messageId,
      reportId: attachments.reportId,
    })
    .from(attachments)
    .where(and(eq(attachments.caseId, caseId), eq(attachments.state, "attached")))
    .orderBy(asc(attachments.createdAt), asc(attachments.id));
  return rows.map(({ nameSealed, ...row }) => ({
    ...row,
    name: vault.open("attachments.name_sealed", row.id, nameSealed),
  }));
}
