import { and, eq, isNull, type SQL } from "drizzle-orm";
import { advisories, advisoryRevisions, cases } from "@/db/schema";
import type { ReporterActor } from "@/lib/domain/access/actor";
import { previewOf } from "@/lib/domain/advisory/preview";
import type { PublicAdvisory, ToldAdvisory } from "@/lib/domain/advisory/public";
import { type Reading, read } from "@/lib/server/read";
import { openContent } from "./advisory-content";
import { advisorySteps } from "./advisory-steps";
import { creditsOf } from "./portal-credits";

const previewed = (caseId: string) => and(eq(advisories.caseId, caseId), eq(advisories.state, "approved"));

/** Whether the reporter may look at the advisory before it is public. */
export async function previewIsOffered({ tx }: Reading, caseId: string): Promise<boolean> {
  const found = await tx.select({ id: advisories.id }).from(advisories).where(previewed(caseId));
  return found.length > 0;
}

/**
 * The advisory as it would be published now, once its text is approved, with no credit but the reporter's own; null while the
 * team still writes it.
 */
export async function advisoryPreview(actor: ReporterActor): Promise<PublicAdvisory | null> {
  return read(actor, async (reading) => {
    const { tx, vaults } = reading;
    const [row] = await tx
      .select({
        id: advisories.id,
        publicId: advisories.publicId,
        contentSealed: advisories.contentSealed,
        receivedAt: cases.receivedAt,
      })
      .from(advisories)
      .innerJoin(cases, eq(cases.id, advisories.caseId))
      .where(previewed(actor.caseId));
    if (!row) return null;
    const vault = await vaults.ofCase(actor.caseId);
    const timeline = await advisorySteps(tx, actor.caseId, row.receivedAt);
    const credits = await creditsOf(reading, vault, actor.participantId);
    return previewOf({ publicId: row.publicId, credits }, { ...openContent(vault, row), timeline });
  });
}

/** The public advisory about this case, once there is one. */
export async function publicAdvisoryOf(reading: Reading, caseId: string): Promise<ToldAdvisory | null> {
  return newestRevision(reading, eq(advisoryRevisions.caseId, caseId));
}

/** What is in force of the advisory that `which` names; null where nothing of it is public. */
export async function newestRevision({ tx }: Pick<Reading, "tx">, which: SQL): Promise<ToldAdvisory | null> {
  const [row] = await tx
    .select({ publicId: advisoryRevisions.publicId, withdrawnAt: advisoryRevisions.withdrawnAt })
    .from(advisoryRevisions)
    .where(and(which, isNull(advisoryRevisions.supersededAt)))
    .limit(1);
  return row ?? null;
}
