import { eq } from "drizzle-orm";
import { cases } from "@/db/schema";
import { actorId, personIdOf } from "@/lib/domain/access/actor";
import { afterMove } from "@/lib/domain/case/after-move";
import { writeOverwritten } from "@/lib/domain/case/before-move";
import { missingFor, NEED_WORDS } from "@/lib/domain/case/needs";
import { notFromHere } from "@/lib/domain/case/not-from-here";
import type { CaseEvent, CaseState } from "@/lib/domain/case/states";
import type { Telling } from "@/lib/domain/case/take-back";
import { lowerFirst } from "@/lib/domain/text";
import type { JobDraft } from "@/lib/jobs/definitions";
import { gatherFacts, type StoredFacts } from "@/lib/queries/case-facts";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import { conflict } from "@/lib/server/errors";
import type { Work } from "@/lib/server/use-case";
import { showCredits } from "@/lib/usecases/credits/show";
import { endLink } from "@/lib/usecases/duplicates/unlink";
import { setAssignee } from "./assignee";
import { endClocks, evaluated, pauseUpdates, resumeUpdates } from "./clocks";
import { assertFixAhead } from "./dates-ahead";
import type { MoveInput } from "./move-input";
import { reviveClocks } from "./revive-clocks";
import { settleCase } from "./settle";
import { assertCurrent, type CaseRow, type LockedCase } from "./subject";
import { tellReporters, UNTOLD } from "./tell-of-move";

/** What a move hands back to whoever asked for it. */
export type MoveResult = {
  caseId: string;
  reference: string;
  from: CaseState;
  to: CaseState;
  version: number;
  telling: Telling;
};

type Moved = {
  result: MoveResult;
  jobs: JobDraft[];
  event: EventDraft;
  /** What else became of it: a case that is opened again is nobody's duplicate any more. */
  more: EventDraft[];
};

/**
 * Moves a case along the table of states: checks what the move needs, writes the message that goes with it, changes the
 * state, and turns the clocks. Everything that moves a case ends here. `quietly`: a later move of the same act tells the
 * reporter. `to`: the state a case that is opened again stood in. @throws AppError conflict naming what is missing
 */
export async function performMove(
  work: Work,
  { case: row }: LockedCase,
  event: CaseEvent,
  input: MoveInput,
  options: { quietly?: boolean; to?: CaseState } = {},
): Promise<Moved> {
  const { tx, now } = work;
  const next = afterMove(row, event, {
    outcome: input.outcome ?? null,
    byReporter: work.actor.type === "reporter",
    now,
  });
  if (!next) throw conflict(notFromHere(event, row.state), { movedOn: true });
  assertCurrent(input.version, row);
  const { hasReporter } = await assertNothingMissing(work, row, event, input);

  const after = { ...next, state: options.to ?? next.state };
  // Before the words that go with it, which may keep what is owed again.
  if (event === "reopen") await reviveClocks(tx, row, now);
  // Words to the reporter of a case that is opened again promise an update, as those of an open one do.
  const told = event === "reopen" ? { ...row, state: after.state } : row;
  const silent = options.quietly || !hasReporter;
  const { telling, jobs } = silent ? UNTOLD : await tellReporters(work, told, event, input);
  if (event === "plan") await expectResolution(work, row, input);
  const [moved = row] = await tx
    .update(cases)
    .set({
      ...after,
      lastActivityAt: now,
      ...(after.state === "closed" ? AT_REST : { duplicateOf: null }),
    })
    .where(eq(cases.id, row.id))
    .returning();
  await turnClocks(work, row, event, after.state);
  await settleCase(tx, row.id, now);
  const { state: to, outcome, version } = after;
  const data = { from: row.state, to, outcome, telling, ...writeOverwritten(row) };
  const done: Moved = {
    result: { caseId: row.id, reference: row.reference, from: row.state, to, version, telling },
    jobs,
    event: await moveEvent(work, row.id, event, data, input),
    more: after.state === "closed" ? [] : await endLink(work, row),
  };
  if (row.state === "closed" || to === "published" || to === "closed") await showCredits(work, moved);
  if (event === "plan") await setAssignee(work, row, input.ownerId ?? row.assigneeId, "ownerId");
  return done;
}

// Nothing is snoozed any more, and nobody waits, once the work has ended. Whom it waited for exactly stays sealed where it
// is: taking the move back needs it.
const AT_REST = {
  reporterWaitsSince: null,
  snoozedUntil: null,
  snoozedUntilReply: false,
  snoozedBy: null,
  waitsFor: null,
} as const;

async function turnClocks(
  { tx, actor, now }: Work,
  row: CaseRow,
  event: CaseEvent,
  to: CaseState,
): Promise<void> {
  if (event === "ask") await pauseUpdates(tx, row.id, now);
  if (row.state === "needs_info") await resumeUpdates(tx, row.id, now);
  // The plan is what the evaluation promise asks for: accepted, and a date the reporter can read (S4.10).
  if (event === "plan") await evaluated(tx, { caseId: row.id, at: now, by: personIdOf(actor) });
  if (to === "closed") await endClocks(tx, row.id, now);
}

async function assertNothingMissing(
  work: Work,
  row: CaseRow,
  event: CaseEvent,
  input: MoveInput,
): Promise<StoredFacts> {
  const stored = await gatherFacts(work, row);
  const facts = {
    ...stored,
    messageToReporter: Boolean(input.message),
    reporterTold: stored.reporterTold || Boolean(input.message),
    outcome: input.outcome ?? stored.outcome,
    reason: input.reason ?? null,
    ownerId: input.ownerId ?? stored.ownerId,
    expectedResolutionAt: input.expectedResolutionAt
      ? new Date(input.expectedResolutionAt)
      : stored.expectedResolutionAt,
    emergencyReason: input.emergencyReason ?? null,
    ...(event === "reject" ? { secondPersonExists: stored.secondForSpam } : {}),
  };
  const missing = missingFor(facts, event, work.now) ?? [];
  if (missing.length === 0) return stored;
  const list = missing.map((need) => lowerFirst(NEED_WORDS[need])).join("; ");
  throw conflict(`Not yet: this move needs ${list}.`, { missing });
}

async function expectResolution(work: Work, row: CaseRow, input: MoveInput): Promise<void> {
  await assertFixAhead(work, row, input.expectedResolutionAt);
  if (input.expectedResolutionAt)
    await work.tx
      .update(cases)
      .set({ expectedResolutionAt: new Date(input.expectedResolutionAt) })
      .where(eq(cases.id, row.id));
}

async function moveEvent(
  work: Work,
  caseId: string,
  event: CaseEvent,
  data: Record<string, string | boolean | null>,
  input: MoveInput,
): Promise<EventDraft> {
  const reason = input.reason ?? input.emergencyReason;
  const vault = await work.vaults.ofCase(caseId);
  return {
    chain: caseChain(caseId),
    action: `case.${event}` as const,
    audience: "reporter",
    data: { ...data, by: actorId(work.actor) },
    ...(reason ? { sealed: vault.seal("events.sealed", caseId, reason) } : {}),
  };
}
