import { eq } from "drizzle-orm";
import { z } from "zod";
import { advisories } from "@/db/schema";
import { personIdOf } from "@/lib/domain/access/actor";
import { type AdvisoryContent, contentJson } from "@/lib/domain/advisory/content";
import { seenVersionSchema } from "@/lib/domain/seen-version";
import { openContent } from "@/lib/queries/advisory-content";
import { conflict } from "@/lib/server/errors";
import type { Work } from "@/lib/server/use-case";
import { type LockedCase, lockCase } from "@/lib/usecases/cases/subject";

export type AdvisoryRow = typeof advisories.$inferSelect;
export type LockedAdvisory = LockedCase & { advisory: AdvisoryRow; content: AdvisoryContent };

/** `seen` is the version of the advisory the person was looking at. */
export const advisoryInput = z.object({
  caseId: z.uuid("This is not a case id."),
  seen: seenVersionSchema,
});

/** Locks a case and its advisory, opened; null where either is absent or invisible. */
export async function lockAdvisory(
  work: Pick<Work, "tx" | "vaults"> & { input: { caseId: string } },
): Promise<LockedAdvisory | null> {
  const subject = await lockCase(work);
  if (!subject) return null;
  const [advisory] = await work.tx
    .select()
    .from(advisories)
    .where(eq(advisories.caseId, work.input.caseId))
    .for("update");
  if (!advisory) return null;
  const vault = await work.vaults.ofCase(work.input.caseId);
  return { ...subject, advisory, content: openContent(vault, advisory) };
}

/** Refuses what was decided on an older text. The form keeps what was typed (story 20). */
export function assertSeen(seen: number, advisory: AdvisoryRow): void {
  if (seen !== advisory.version)
    throw conflict(
      "Somebody changed this advisory while you were working on it. What you wrote is still here: look at the change, then try again.",
      { current: { version: advisory.version } },
    );
}

/** Refuses a text that came out as it stands, also where it was withdrawn since: only a new one is approved and published. */
export function assertNewText({ state }: AdvisoryRow): void {
  if (state === "draft" || state === "approved") return;
  const stands =
    state === "withdrawn" ? "This advisory is withdrawn." : "This text was published as it stands.";
  throw conflict(`${stands} Only a changed one can be approved and published.`);
}

/** Writes a new text. It grows the version, so approvals of the old text no longer count, and makes it a draft again. */
export async function writeContent(
  { tx, vaults, actor, now }: Work,
  { advisory }: LockedAdvisory,
  content: AdvisoryContent,
): Promise<number> {
  const vault = await vaults.ofCase(advisory.caseId);
  const version = advisory.version + 1;
  await tx
    .update(advisories)
    .set({
      state: "draft",
      contentSealed: vault.seal("advisories.content_sealed", advisory.id, contentJson(content)),
      authorId: personIdOf(actor) ?? advisory.authorId,
      version,
      updatedAt: now,
    })
    .where(eq(advisories.id, advisory.id));
  return version;
}
