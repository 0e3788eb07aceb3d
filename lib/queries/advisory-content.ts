import { type AdvisoryContent, advisoryContentSchema } from "@/lib/domain/advisory/content";
import type { Vault } from "@/lib/server/crypto/vault";

/** The text of an advisory, opened with its case's vault. */
export function openContent(vault: Vault, row: { id: string; contentSealed: Buffer }): AdvisoryContent {
  return advisoryContentSchema.parse(
    JSON.parse(vault.open("advisories.content_sealed", row.id, row.contentSealed)),
  );
}
