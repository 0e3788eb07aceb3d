import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { cases, distinctCases, duplicateLinks } from "@/db/schema";
import { personIdOf } from "@/lib/domain/access/actor";
import { writtenOrNothingSchema } from "@/lib/domain/written";
import type { JobDraft } from "@/lib/jobs/definitions";
import { caseIdOf } from "@/lib/queries/find-case";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import { conflict } from "@/lib/server/errors";
import { useCase, type Work } from "@/lib/server/use-case";
import { type MoveResult, performMove } from "@/lib/usecases/cases/move";
import { assertCurrent, type CaseRow } from "@/lib/usecases/cases/subject";
import { showDuplicateCredits } from "@/lib/usecases/credits/show";
import { settleEarlierReports } from "./earlier-report";
import { holdProblems } from "./hold";
import { assertNoCircle, type LockedPair, lockPair, otherCase, otherInput, pairOf, tracesOf } from "./pair";

/**
 * Closes a case as a duplicate of another, with a reason its reporter reads, and links the two. Linked with a duplicate, it
 * goes to the case that one repeats. A case that was closed as a duplicate before is only linked.
 */
export const linkDuplicate = useCase({
  input: otherInput.extend({ reason: writtenOrNothingSchema.optional() }),
  action: "case.reject",
  load: async (asked) => {
    await holdProblems(asked, [asked.input.caseId, await caseIdOf(asked.tx, asked.input.duplicateOf)]);
    return lockPair(asked, { canonical: true });
  },
  run: async ({ input, subject, ...work }) => {
    const canonical = otherCase(subject, work.actor, work.now);
    await assertNoCircle(work, subject.case, canonical);
    const closed = await closeAsDuplicate(work, subject, input);
    const linked = await linkWith(work, subject.case, canonical);
    return {
      result: closed.result,
      events: [...linked, ...closed.events],
      jobs: closed.jobs,
    };
  },
});

async function closeAsDuplicate(
  work: Work,
  subject: LockedPair,
  input: { version?: number; caseId: string; reason?: string },
): Promise<{ result: MoveResult; events: EventDraft[]; jobs: JobDraft[] }> {
  const { case: row } = subject;
  const { id: caseId, reference, state } = row;
  if (row.duplicateOf !== null)
    throw conflict("This case is linked as a duplicate already. Split it first to link it with another.");
  if (row.state === "closed" && row.outcome === "duplicate") {
    assertCurrent(input.version, row);
    const same = { from: state, to: state, version: row.version, telling: "nothing" as const };
    return { result: { caseId, reference, ...same }, events: [], jobs: [] };
  }
  const moved = await performMove(work, subject, "reject", { ...input, outcome: "duplicate" });
  return { result: moved.result, events: [moved.event], jobs: moved.jobs };
}

/** Links a case that is closed as a duplicate, and shows the reporters who came later that an earlier report exists. */
async function linkWith(
  work: Work,
  row: CaseRow,
  canonical: CaseRow,
): Promise<[EventDraft, ...EventDraft[]]> {
  const { tx, actor, now, become } = work;
  await tx.update(cases).set({ duplicateOf: canonical.id, lastActivityAt: now }).where(eq(cases.id, row.id));
  const joined = tracesOf(row, { chain: caseChain(canonical.id), action: "duplicate.joined" });
  if (joined.length > 0)
    await tx.update(cases).set({ lastActivityAt: now }).where(eq(cases.id, canonical.id));
  const pair = pairOf(row.id, canonical.id);
  await tx
    .delete(distinctCases)
    .where(and(eq(distinctCases.caseId, pair.caseId), eq(distinctCases.otherId, pair.otherId)));
  await tx.insert(duplicateLinks).values({
    id: randomUUID(),
    caseId: row.id,
    canonicalId: canonical.id,
    linkedBy: personIdOf(actor),
    linkedAt: now,
  });
  await become({ type: "system", task: "earlier report" });
  const signed = await settleEarlierReports(work, row.id);
  await showDuplicateCredits(work, canonical);
  await become(actor);
  return [
    { chain: caseChain(row.id), action: "duplicate.linked" },
    ...joined,
    ...signed,
    ...alreadyPublic(row, canonical),
  ];
}

// The advisory was out before this report was found to repeat it.
function alreadyPublic(row: CaseRow, { isPublic, reference }: CaseRow): EventDraft[] {
  if (!isPublic) return [];
  return [
    {
      chain: caseChain(row.id),
      action: "original.published",
      audience: "reporter",
      data: { publicId: reference },
    },
  ];
}
