import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { credits } from "@/db/schema";
import type { CreditStanding } from "@/lib/domain/credit/agreement";
import type { Work } from "@/lib/server/use-case";
import { type CaseRow, caseInput, type LockedCase, lockCase } from "@/lib/usecases/cases/subject";
import { publicHalf } from "./show";

type CreditRow = typeof credits.$inferSelect;
export type LockedCredit = LockedCase & { credit: CreditRow };

export const creditInput = caseInput.extend({ creditId: z.uuid("This is not a credit.") });

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

/** Writes where a credit now stands; its public half follows in the same statement, so no name outlives the agreement. */
export async function writeStanding(
  work: Pick<Work, "tx" | "vaults">,
  row: CaseRow,
  creditId: string,
  standing: CreditStanding,
): Promise<void> {
  const vault = await work.vaults.ofCase(row.id);
  await work.tx
    .update(credits)
    .set({
      state: standing.state,
      naming: standing.naming,
      answeredAt: standing.answeredAt,
      nameSealed: vault.sealOptional("credits.name_sealed", creditId, standing.name),
      linkSealed: vault.sealOptional("credits.link_sealed", creditId, standing.link),
      ...publicHalf(row, standing),
    })
    .where(eq(credits.id, creditId));
}
