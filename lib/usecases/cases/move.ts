import { eq } from "drizzle-orm";
import { z } from "zod";
import { cases } from "@/db/schema";
import { actorId } from "@/lib/domain/access/actor";
import { missingFor, NEED_WORDS } from "@/lib/domain/case/needs";
import {
  type CaseEvent,
  type CaseState,
  type OUTCOMES,
  type Outcome,
  REJECTION_OUTCOMES,
  transitionFor,
} from "@/lib/domain/case/states";
import { STATE_WORDS } from "@/lib/domain/case/words";
import { normaliseLineEnds } from "@/lib/domain/text";
import type { JobDraft } from "@/lib/jobs/definitions";
import { gatherFacts } from "@/lib/queries/case-facts";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import { conflict } from "@/lib/server/errors";
import type { Work } from "@/lib/server/use-case";
import { showCredits } from "@/lib/usecases/credits/show";
import { notifyReporters } from "@/lib/usecases/notices/queue";
import { endClocks, pauseUpdates, resumeUpdates } from "./clocks";
import { postToReporter } from "./post-message";
import { assertCurrent, caseInput, type LockedCase } from "./subject";

// What was left empty was not brought along.
const words = z
  .string()
  .transform((text) => normaliseLineEnds(text).trim())
  .pipe(z.string().max(65_536, "Shorten this to 64 KB."))
  .transform((text) => text || undefined);
const blank = z.literal("").transform(() => undefined);

/** What a person may bring along with a move. Which of it is needed is said by the table of moves. */
export const moveInput = caseInput.extend({
  message: words.optional(),
  reason: words.optional(),
  outcome: z.union([blank, z.enum(REJECTION_OUTCOMES)], "Choose an outcome.").optional(),
  ownerId: z.union([blank, z.uuid()], "Choose a person.").optional(),
  expectedResolutionAt: z.union([blank, z.iso.date()], "Enter a date as year-month-day.").optional(),
  emergencyReason: words.optional(),
});
export type MoveInput = z.infer<typeof moveInput>;

/** What a move hands back to whoever asked for it. */
export type MoveResult = { caseId: string; reference: string; from: CaseState; to: CaseState };

type Moved = { result: MoveResult; jobs: JobDraft[]; event: EventDraft };

/**
 * Moves a case along the table of states: checks what the move needs, writes the message that goes with it, changes the
 * state, and turns the clocks. Everything that moves a case ends here. @throws AppError conflict naming what is missing
 */
export async function performMove(
  work: Work,
  { case: row }: LockedCase,
  event: CaseEvent,
  input: MoveInput,
): Promise<Moved> {
  const { tx, now } = work;
  assertCurrent(input.version, row);
  const transition = transitionFor(row, event);
  if (!transition)
    throw conflict(
      `A case that is “${STATE_WORDS[row.state].desk}” does not know this move. Reload to see where it stands.`,
    );
  await assertNothingMissing(work, row, event, input);

  const jobs: JobDraft[] = [];
  const toReporter =
    input.message ?? (event === "reject" && input.outcome !== "spam" ? input.reason : undefined);
  if (toReporter && work.actor.type === "person") {
    const kind =
      event === "ask" ? "question" : ["close", "withhold"].includes(event) ? "fix_notice" : "message";
    jobs.push(...(await postToReporter(work, row, { kind, body: toReporter })).jobs);
  }
  const to = transition.to === "resume" ? (row.resumeState ?? "acknowledged") : transition.to;
  const outcome = outcomeOf(event, input.outcome);
  const [moved = row] = await tx
    .update(cases)
    .set({
      state: to,
      resumeState: event === "ask" ? row.state : null,
      outcome: to === "closed" ? outcome : null,
      closedAt: to === "closed" ? now : null,
      lastActivityAt: now,
      version: row.version + 1,
      ...(event === "plan" ? planned(row, input) : {}),
      ...(event === "reopen" && work.actor.type === "reporter" ? { reopenedByReporter: true } : {}),
      ...(to === "published" ? { isPublic: true, publishedAt: row.publishedAt ?? now } : {}),
    })
    .where(eq(cases.id, row.id))
    .returning();
  if (to === "published" || to === "closed") await showCredits(work, moved);
  if (event === "ask") await pauseUpdates(tx, row.id, now);
  if (row.state === "needs_info") await resumeUpdates(tx, row.id, now);
  if (to === "closed") await endClocks(tx, row.id, now);
  if (work.actor.type === "person" && toReporter === undefined && outcome !== "spam")
    jobs.push(...(await notifyReporters(tx, { template: "case_changed", caseId: row.id, now })));
  return {
    result: { caseId: row.id, reference: row.reference, from: row.state, to },
    jobs,
    event: await moveEvent(work, row.id, event, { from: row.state, to, outcome }, input),
  };
}

async function assertNothingMissing(
  work: Work,
  row: LockedCase["case"],
  event: CaseEvent,
  input: MoveInput,
): Promise<void> {
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
  if (missing.length === 0) return;
  const list = missing.map((need) => NEED_WORDS[need].toLowerCase()).join("; ");
  throw conflict(`Not yet: this move needs ${list}.`, { missing });
}

function planned(row: LockedCase["case"], input: MoveInput) {
  return {
    assigneeId: input.ownerId ?? row.assigneeId,
    expectedResolutionAt: input.expectedResolutionAt
      ? new Date(input.expectedResolutionAt)
      : row.expectedResolutionAt,
  };
}

function outcomeOf(event: CaseEvent, chosen: Outcome | undefined): Outcome | null {
  const fixed: Partial<Record<CaseEvent, (typeof OUTCOMES)[number]>> = {
    withdraw: "withdrawn",
    expire: "no_answer",
    withhold: "withheld",
    close: "resolved",
  };
  return fixed[event] ?? chosen ?? null;
}

async function moveEvent(
  work: Work,
  caseId: string,
  event: CaseEvent,
  data: { from: string; to: string; outcome: Outcome | null },
  input: MoveInput,
): Promise<EventDraft> {
  const reason = input.reason ?? input.emergencyReason;
  const vault = await work.vaults.ofCase(caseId);
  return {
    chain: caseChain(caseId),
    action: `case.${event}`,
    audience: "reporter",
    data: { ...data, by: actorId(work.actor) },
    ...(reason ? { sealed: vault.seal("events.sealed", caseId, reason) } : {}),
  };
}
