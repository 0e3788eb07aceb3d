import { and, eq, isNotNull, sql } from "drizzle-orm";
import { cases, notices } from "@/db/schema";
import { type Action, can } from "@/lib/domain/access/policy";
import type { Overwritten } from "@/lib/domain/case/before-move";
import { transitionFor } from "@/lib/domain/case/states";
import { type LastMove, takeBackBlocker } from "@/lib/domain/case/take-back";
import { type FoundTakeBack, seesDuplicates, takeBackFacts } from "@/lib/queries/take-back";
import { caseChain } from "@/lib/server/audit/append";
import { conflict, forbidden } from "@/lib/server/errors";
import { useCase, type Work } from "@/lib/server/use-case";
import { showCredits } from "@/lib/usecases/credits/show";
import { ownerStill, setAssignee } from "./assignee";
import { lockKept } from "./keepers";
import { restoreClocks } from "./restore-clocks";
import { settleCase } from "./settle";
import { assertCurrent, type CaseRow, caseInput } from "./subject";

/**
 * Takes the last move of a case back, where whoever made it asks and nobody outside heard of it: the case stands where it
 * stood, its clocks with it, and the news that was about to leave does not. A rating or product that came with the move
 * stays, and so does an advisory it started.
 */
export const takeBackMove = useCase({
  input: caseInput,
  action: "case.take_back",
  load: lockKept,
  run: async ({ input, subject, ...work }) => {
    const { case: row } = subject;
    assertCurrent(input.version, row);
    const seen = await seesDuplicates(work.tx, row.id);
    await work.become({ type: "system", task: "take back" });
    await holdNews(work, row.id, (await takeBackFacts(work.tx, work.actor, row)).last);
    const facts = await takeBackFacts(work.tx, work.actor, row);
    const found = facts.duplicates === "seen" && !seen ? { ...facts, duplicates: "hidden" as const } : facts;
    const { last, seq, before } = assertTakenBack(found, work.now);
    if (!can(work.actor, actionOf(last), subject.access, work.now).allowed) throw forbidden();
    const stands = await putBack(work, row, last, before);
    if (last.from === "closed") await showCredits(work, stands);
    await work.become(work.actor);
    // Said by the person: what they had read stays read (see keep_own_read_mark).
    await work.tx.update(cases).set({ lastActivityAt: work.now }).where(eq(cases.id, row.id));
    if (last.event === "plan")
      await setAssignee(work, row, await ownerStill(work.tx, before.assigneeId), "personId");
    const { event, from, to } = last;
    return {
      result: { caseId: row.id, reference: row.reference, from: to, to: from, version: row.version + 1 },
      events: [
        {
          chain: caseChain(row.id),
          action: "case.taken_back",
          // Told to nobody, but by this the reporter's timeline knows what to leave out.
          audience: "reporter",
          data: { seq, event, from: to, to: from },
        },
      ],
    };
  },
});

function assertTakenBack(found: FoundTakeBack, now: Date) {
  const { last, seq, before } = found;
  const blocker = takeBackBlocker(found, now);
  if (blocker !== null || last === null || seq === null || before === null)
    throw conflict(blocker ?? "There is no move to take back.");
  return { last, seq, before };
}

function actionOf({ event, from, isPublic }: LastMove): Action {
  if (event === "mark_spam") return "case.reject";
  return transitionFor({ state: from, isPublic }, event)?.action ?? "case.reject";
}

// The news of this move that has not left does not leave any more; other mail, older or newer, is none of its business. News
// that is leaving holds its row: this waits, and then it has left.
async function holdNews({ tx }: Work, caseId: string, last: LastMove | null): Promise<void> {
  if (last === null) return;
  await tx
    .update(notices)
    .set({ state: "suppressed" })
    .where(
      and(
        eq(notices.caseId, caseId),
        isNotNull(notices.participantId),
        eq(notices.template, "case_changed"),
        eq(notices.createdAt, last.at),
        eq(notices.state, "pending"),
      ),
    );
}

async function putBack(work: Work, row: CaseRow, last: LastMove, before: Overwritten): Promise<CaseRow> {
  const { tx, now } = work;
  const { spamMarkedBy, assigneeId: _, expectedResolutionAt, ...place } = before;
  const changed = { version: row.version + 1 };
  if (last.event === "mark_spam") {
    await tx
      .update(cases)
      .set({ ...changed, spamMarkedBy: null })
      .where(eq(cases.id, row.id));
    return row;
  }
  const [stands = row] = await tx
    .update(cases)
    .set({
      ...changed,
      ...place,
      state: last.from,
      spamMarkedBy,
      ...(last.event === "plan" && { expectedResolutionAt }),
      ...(last.to === "closed" && { reporterWaitsSince: unanswered(row.id) }),
    })
    .where(eq(cases.id, row.id))
    .returning();
  await restoreClocks(tx, row.id, { ...last, closedAt: before.closedAt });
  await settleCase(tx, row.id, now);
  return stands;
}

// Closing forgot it: the first words of the reporter after the last ones of a person.
function unanswered(caseId: string) {
  return sql<Date>`(
    select min(m.created_at) from messages m
    where m.case_id = ${caseId}::uuid and m.audience = 'reporter' and m.author_participant_id is not null
      and m.created_at > coalesce((
        select max(a.created_at) from messages a
        where a.case_id = m.case_id and a.audience = 'reporter' and a.author_person_id is not null), '-infinity'))`;
}
