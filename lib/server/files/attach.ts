import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { attachments } from "@/db/schema";
import type { Audience } from "@/lib/domain/case/origins";
import type { Tx } from "@/lib/server/database";
import type { Vaults } from "@/lib/server/vaults";

export type StoredFile = { id: string; name: string; sizeBytes: number; sha256: string };

type Target = { reportId: string } | { messageId: string };

/**
 * Makes uploaded files part of a report or a message, in that change's transaction. Only whole uploads of the same person
 * count; `ids` narrows them to the ones of one form, and `audience` says who reads them from now on. Returns them in the order they came.
 */
export async function attachFiles(
  { tx, vaults }: { tx: Tx; vaults: Vaults },
  what: {
    caseId: string;
    uploadedBy: string;
    to: Target;
    ids?: readonly string[];
    audience?: Audience;
  },
): Promise<StoredFile[]> {
  if (what.ids?.length === 0) return [];
  const rows = await tx
    .update(attachments)
    .set({ state: "attached", ...what.to, ...(what.audience && { audience: what.audience }) })
    .where(
      and(
        eq(attachments.caseId, what.caseId),
        eq(attachments.uploadedBy, what.uploadedBy),
        eq(attachments.state, "pending"),
        isNotNull(attachments.sha256Sealed),
        what.ids ? inArray(attachments.id, [...what.ids]) : undefined,
      ),
    )
    .returning();
  if (rows.length === 0) return [];
  const vault = await vaults.ofCase(what.caseId);
  return rows
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.id.localeCompare(b.id))
    .map((row) => ({
      id: row.id,
      name: vault.open("attachments.name_sealed", row.id, row.nameSealed),
      sizeBytes: row.sizeBytes,
      sha256: vault.openOptional("attachments.sha256_sealed", row.id, row.sha256Sealed) ?? "",
    }));
}
