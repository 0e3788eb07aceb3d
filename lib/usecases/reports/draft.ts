import { eq } from "drizzle-orm";
import { drafts } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { type DraftContent, draftContentSchema } from "@/lib/domain/report/draft";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Loaded, Work } from "@/lib/server/use-case";

/** Hours a draft is kept after its last change, and a receipt stays readable in the same browser. */
export const DRAFT_HOURS = 24;

export type DraftRow = typeof drafts.$inferSelect;
export type LockedDraft = Loaded & { draft: DraftRow };

/** The reporter's own draft, locked; null for anyone else. */
export async function lockDraft({ tx, actor }: Pick<Work, "tx" | "actor">): Promise<LockedDraft | null> {
  if (actor.type !== "draft") return null;
  const [draft] = await tx.select().from(drafts).where(eq(drafts.id, actor.draftId)).for("update");
  return draft ? { access: ownCase(actor), draft } : null;
}

function ownCase(actor: Extract<Actor, { type: "draft" }>) {
  return { caseId: actor.caseId, restricted: false, members: [] };
}

/** What was saved so far; nothing yet reads as no answers. */
export function openDraft(vault: Vault, draft: Pick<DraftRow, "id" | "answersSealed">): DraftContent {
  const text = vault.openOptional("drafts.answers_sealed", draft.id, draft.answersSealed);
  if (text === null) return { answers: {}, attested: null };
  return draftContentSchema.parse(JSON.parse(text));
}

/** What was saved so far, for the draft's own row. */
export function sealDraft(vault: Vault, draftId: string, content: DraftContent): Buffer {
  return vault.seal("drafts.answers_sealed", draftId, JSON.stringify(content));
}

/** When a draft changed now is given up. */
export function draftExpiry(now: Date): Date {
  return new Date(now.getTime() + DRAFT_HOURS * 3_600_000);
}
