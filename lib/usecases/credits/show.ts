import { and, eq } from "drizzle-orm";
import { credits } from "@/db/schema";
import { agreedName, type CreditStanding, thanksPlace } from "@/lib/domain/credit/agreement";
import type { Work } from "@/lib/server/use-case";
import type { CaseRow } from "@/lib/usecases/cases/subject";

type CreditRow = typeof credits.$inferSelect;
type Scope = Pick<Work, "tx" | "vaults">;

/** A credit as the two sides see it, opened. */
export async function standingOf(
  { vaults }: Pick<Work, "vaults">,
  credit: CreditRow,
): Promise<CreditStanding> {
  const vault = await vaults.ofCase(credit.caseId);
  return {
    state: credit.state,
    naming: credit.naming,
    name: vault.openOptional("credits.name_sealed", credit.id, credit.nameSealed),
    link: vault.openOptional("credits.link_sealed", credit.id, credit.linkSealed),
    answeredAt: credit.answeredAt,
  };
}

/** The public half of a credit: filled only where both sides agreed and the case is out; empty in all other rows. */
export function publicHalf(row: CaseRow, standing: CreditStanding) {
  const name = agreedName(standing);
  const place = thanksPlace(row);
  if (name === null || place === null)
    return { publicName: null, publicLink: null, thankedYear: null, thankedAt: null, advisoryPublicId: null };
  return {
    publicName: name,
    publicLink: standing.link,
    thankedYear: place.year,
    thankedAt: place.at,
    advisoryPublicId: place.advisoryPublicId,
  };
}

/** Lists the agreed credits of a case that just became public or was closed. `row` is the case as it now stands. */
export async function showCredits(scope: Scope, row: CaseRow): Promise<void> {
  const agreed = await scope.tx
    .select()
    .from(credits)
    .where(and(eq(credits.caseId, row.id), eq(credits.state, "accepted")));
  for (const credit of agreed)
    await scope.tx
      .update(credits)
      .set(publicHalf(row, await standingOf(scope, credit)))
      .where(eq(credits.id, credit.id));
}
