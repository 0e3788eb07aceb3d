import { asc, inArray } from "drizzle-orm";
import { cases } from "@/db/schema";
import { casesOfProblem } from "@/lib/queries/duplicates";
import { oneAtATime } from "@/lib/server/one-at-a-time";
import type { Work } from "@/lib/server/use-case";
import { type LockedCase, lockCase } from "@/lib/usecases/cases/subject";

/**
 * Holds every link between cases until the commit, and locks the cases of these problems in the order of their ids: what is
 * signed about one of them follows from all. Acts as the system meanwhile: whoever asks sees one of each, and may not see all.
 */
export async function holdProblems(
  { tx, actor, become }: Pick<Work, "tx" | "actor" | "become">,
  caseIds: readonly (string | null)[],
): Promise<void> {
  await oneAtATime(tx, "duplicate_links");
  const asked = caseIds.filter((id) => id !== null);
  const seen = await tx.select({ id: cases.id }).from(cases).where(inArray(cases.id, asked));
  await become({ type: "system", task: "hold links" });
  const ids = new Set<string>();
  for (const { id } of seen) for (const one of await casesOfProblem(tx, id)) ids.add(one);
  await tx
    .select({ id: cases.id })
    .from(cases)
    .where(inArray(cases.id, [...ids]))
    .orderBy(asc(cases.id))
    .for("update");
  await become(actor);
}

/** Locks a case for a change that may end its link. */
export async function lockLinked(
  work: Pick<Work, "tx" | "actor" | "become"> & { input: { caseId: string } },
): Promise<LockedCase | null> {
  await holdProblems(work, [work.input.caseId]);
  return lockCase(work);
}
