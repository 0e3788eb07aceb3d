import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { credits } from "@/db/schema";
import { type CreditStanding, lastWordAt } from "@/lib/domain/credit/agreement";
import { conflict } from "@/lib/server/errors";
import type { Work } from "@/lib/server/use-case";
import { type CaseRow, caseInput, type LockedCase, lockCase } from "@/lib/usecases/cases/subject";
import { originalOf, publicHalf } from "./show";

type CreditRow = typeof credits.$inferSelect;
export type LockedCredit = LockedCase & { credit: CreditRow };

/** `seen` is the standing the person was looking at, by its last word. */
export const creditInput = caseInput.extend({
  creditId: z.uuid("This is not a credit."),
  seen: z.string().optional(),
});

/** Locks a credit and its case; null where it is absent, of another case, or somebody else's. */
export async function lockCredit(
  work: Pick<Work, "tx"> & { input: { caseId: string; creditId: string } },
): Promise<LockedCredit | null> {
  const subject = await lockCase(work);
  if (!subject) return null;
  const [credit] = await work.tx
    .select()
    .from(credits)
    .where(and(eq(credits.id, work.input.creditId), eq(credits.caseId, work.input.caseId)))
    .for("update");
  return credit ? { ...subject, credit } : null;
}

/** Refuses a yes to a name that was changed since it was read: what goes public is what both sides saw. */
export function assertSeenCredit(seen: string | undefined, credit: CreditRow): void {
  if (seen !== undefined && seen !== lastWordAt(credit))
    throw conflict("This credit changed while you were looking at it. See how it stands now, then answer.");
}

/** Writes where a credit now stands; its public half follows in the same statement, so no name outlives the agreement. */
export async function writeStanding(
  work: Work,
  row: CaseRow,
  { id: creditId, offeredAt }: Pick<CreditRow, "id" | "offeredAt">,
  standing: CreditStanding,
): Promise<void> {
  const vault = await work.vaults.ofCase(row.id);
  const original = await originalOf(work, row);
  await work.tx
    .update(credits)
    .set({
      state: standing.state,
      naming: standing.naming,
      answeredAt: standing.answeredAt,
      nameSealed: vault.sealOptional("credits.name_sealed", creditId, standing.name),
      linkSealed: vault.sealOptional("credits.link_sealed", creditId, standing.link),
      ...publicHalf({ row, offeredAt, original }, standing),
    })
    .where(eq(credits.id, creditId));
}
