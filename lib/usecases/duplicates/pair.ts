import { asc, inArray } from "drizzle-orm";
import { z } from "zod";
import { cases } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { type CaseSubject, can } from "@/lib/domain/access/policy";
import { canonicalOf } from "@/lib/queries/duplicates";
import { caseIdOf } from "@/lib/queries/find-case";
import type { EventDraft } from "@/lib/server/audit/append";
import { accessOf } from "@/lib/server/case-access";
import type { Tx } from "@/lib/server/database";
import { forbidden, invalid } from "@/lib/server/errors";
import type { Work } from "@/lib/server/use-case";
import { type CaseRow, caseInput, type LockedCase } from "@/lib/usecases/cases/subject";

/** The other case, by its reference as people write it. */
export const otherInput = caseInput.extend({
  duplicateOf: z.string().trim().toUpperCase().min(1, "Enter the reference of the other case."),
});

/** The case, locked, and the other one beside it: null where there is none of that reference, or not for this actor. */
export type LockedPair = LockedCase & { other: { row: CaseRow; access: CaseSubject } | null };

type Asked = { tx: Tx; input: { caseId: string; duplicateOf: string } };

/**
 * Locks a case and the other one, in the order of their ids so that two people linking the same pair do not wait for each
 * other. With `canonical` the other is followed to the case it repeats itself.
 */
export async function lockPair(
  { tx, input }: Asked,
  { canonical }: { canonical: boolean },
): Promise<LockedPair | null> {
  const named = await caseIdOf(tx, input.duplicateOf);
  const otherId = named && canonical ? await canonicalOf(tx, named) : named;
  const ids = [input.caseId, ...(otherId ? [otherId] : [])];
  const rows = await tx
    .select()
    .from(cases)
    .where(inArray(cases.id, ids))
    .orderBy(asc(cases.id))
    .for("update");
  const row = rows.find(({ id }) => id === input.caseId);
  if (!row) return null;
  const other = rows.find(({ id }) => id === otherId);
  return {
    access: await accessOf(tx, row),
    case: row,
    other: other ? { row: other, access: await accessOf(tx, other) } : null,
  };
}

/** The other case, if the actor may work on it too. What is not there and what is not for them get the same answer. */
export function otherCase(pair: LockedPair, actor: Actor, now: Date): CaseRow {
  if (!pair.other) throw noSuchCase("There is no case with this reference.");
  if (pair.other.row.id === pair.case.id) throw noSuchCase(sameCaseWords(pair.case));
  if (!can(actor, "case.edit", pair.other.access, now).allowed) throw forbidden();
  return pair.other.row;
}

/**
 * What one case tells of another in its own chain: nothing where that other one is restricted, since those who read the chain
 * may not know that it exists.
 */
export function tracesOf(other: Pick<CaseRow, "restricted">, event: EventDraft): EventDraft[] {
  return other.restricted ? [] : [event];
}

/** Asked again under the locks and past what the actor sees: three people linking three cases could close a circle. */
export async function assertNoCircle(work: Work, row: CaseRow, canonical: CaseRow): Promise<void> {
  await work.become({ type: "system", task: "link duplicate" });
  const last = await canonicalOf(work.tx, canonical.id);
  await work.become(work.actor);
  if (last === row.id) throw noSuchCase(sameCaseWords(row));
}

/** Two cases as `distinct_cases` keeps them: the smaller id first. */
export function pairOf(a: string, b: string): { caseId: string; otherId: string } {
  return a < b ? { caseId: a, otherId: b } : { caseId: b, otherId: a };
}

function sameCaseWords({ reference }: CaseRow): string {
  return `That is ${reference} itself, or a duplicate of it. Split that one first if it is the other way round.`;
}

const noSuchCase = (message: string) => invalid([{ field: "duplicateOf", message }]);
