import { and, asc, eq, isNotNull } from "drizzle-orm";
import { attachments } from "@/db/schema";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Reading } from "@/lib/server/read";

/** A file as a reporter sees it listed. */
export type PortalFile = { id: string; name: string; sizeBytes: number };

/** Whole files that the reporter may read, sent or waiting to be sent, first first. */
export async function readableFiles({ tx }: Reading, vault: Vault, caseId: string) {
  const rows = await tx
    .select({
      id: attachments.id,
      nameSealed: attachments.nameSealed,
      sizeBytes: attachments.sizeBytes,
      messageId: attachments.messageId,
      reportId: attachments.reportId,
      state: attachments.state,
      uploadedBy: attachments.uploadedBy,
    })
    .from(attachments)
    .where(
      and(
        eq(attachments.caseId, caseId),
        eq(attachments.audience, "reporter"),
        isNotNull(attachments.sha256Sealed),
      ),
    )
    .orderBy(asc(attachments.createdAt), asc(attachments.id));
  return rows.map(({ nameSealed, ...row }) => ({
    ...row,
    name: vault.open("attachments.name_sealed", row.id, nameSealed),
  }));
}
export type ReadableFile = Awaited<ReturnType<typeof readableFiles>>[number];

/** Of a file, what the portal lists and no more. */
export const listed = ({ id, name, sizeBytes }: ReadableFile): PortalFile => ({ id, name, sizeBytes });
