import { and, eq } from "drizzle-orm";
import { advisories, advisoryRevisions } from "@/db/schema";
import type { ReporterActor } from "@/lib/domain/access/actor";
import type { AdvisoryContent } from "@/lib/domain/advisory/content";
import { type Reading, read } from "@/lib/server/read";
import { openContent } from "./advisory-content";

const previewed = (caseId: string) => and(eq(advisories.caseId, caseId), eq(advisories.state, "approved"));

/** Whether the reporter may look at the advisory before it is public. */
export async function previewIsOffered({ tx }: Reading, caseId: string): Promise<boolean> {
  const found = await tx.select({ id: advisories.id }).from(advisories).where(previewed(caseId));
  return found.length > 0;
}

/** The approved text of the advisory before it is public, or null while the team still writes it. */
export async function advisoryPreview(
  actor: ReporterActor,
): Promise<{ publicId: string; content: AdvisoryContent } | null> {
  return read(actor, async ({ tx, vaults }) => {
    const [row] = await tx
      .select({ id: advisories.id, publicId: advisories.publicId, contentSealed: advisories.contentSealed })
      .from(advisories)
      .where(previewed(actor.caseId));
    if (!row) return null;
    const vault = await vaults.ofCase(actor.caseId);
    return { publicId: row.publicId, content: openContent(vault, row) };
  });
}

/** The public id of the advisory about this case, once there is one. */
export async function publicAdvisoryOf({ tx }: Reading, caseId: string): Promise<string | null> {
  const [row] = await tx
    .select({ publicId: advisoryRevisions.publicId })
    .from(advisoryRevisions)
    .where(eq(advisoryRevisions.caseId, caseId))
    .limit(1);
  return row?.publicId ?? null;
}
