import { and, eq, inArray } from "drizzle-orm";
import { cases, credits } from "@/db/schema";
import { agreedName, type CreditStanding, thanksPlace } from "@/lib/domain/credit/agreement";
import { canonicalOf, duplicatesOf } from "@/lib/queries/duplicates";
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

type Asked = { row: CaseRow; offeredAt: Date; original: CaseRow | null };

/** The public half of a credit: filled only where both sides agreed and the case is out; empty in all other rows. */
export function publicHalf({ row, offeredAt, original }: Asked, standing: CreditStanding) {
  const name = agreedName(standing);
  const place = thanksPlace(row, offeredAt, original);
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

/** The case that a duplicate repeats in the end. Looked up as the system: its reporter and others do not see that one. */
export async function originalOf({ tx, actor, become }: Work, row: CaseRow): Promise<CaseRow | null> {
  if (row.duplicateOf === null) return null;
  await become({ type: "system", task: "thanks" });
  const [original] = await tx
    .select()
    .from(cases)
    .where(eq(cases.id, await canonicalOf(tx, row.id)));
  await become(actor);
  return original ?? null;
}

/**
 * Lists the agreed credits of a case that just became public or was closed, and takes those of one that was opened again off
 * the list; so for what repeats it. `row` is the case as it now stands. Ends acting as who asked.
 */
export async function showCredits(work: Work, row: CaseRow): Promise<void> {
  // Where thanks offered only now would have no place either, nothing was listed before the closing.
  if (row.state === "closed" && thanksPlace(row, work.now, null) === null) return;
  await work.become({ type: "system", task: "thanks" });
  await print(work, row, null);
  await showDuplicateCredits(work, row);
  await work.become(work.actor);
}

/** Lists the agreed credits of everything that repeats this case. Needs the system as actor. */
export async function showDuplicateCredits(scope: Scope, original: CaseRow): Promise<void> {
  const ids = await duplicatesOf(scope.tx, original.id);
  if (ids.length === 0) return;
  for (const row of await scope.tx.select().from(cases).where(inArray(cases.id, ids)))
    await print(scope, row, original);
}

async function print(scope: Scope, row: CaseRow, original: CaseRow | null): Promise<void> {
  const agreed = await scope.tx
    .select()
    .from(credits)
    .where(and(eq(credits.caseId, row.id), eq(credits.state, "accepted")));
  for (const credit of agreed)
    await scope.tx
      .update(credits)
      .set(publicHalf({ row, offeredAt: credit.offeredAt, original }, await standingOf(scope, credit)))
      .where(eq(credits.id, credit.id));
}
