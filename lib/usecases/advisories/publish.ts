import { eq } from "drizzle-orm";
import type { z } from "zod";
import { cases } from "@/db/schema";
import { can } from "@/lib/domain/access/policy";
import { publishBlockers } from "@/lib/domain/advisory/content";
import { fixOnceOut } from "@/lib/domain/advisory/public-fix";
import { fixIsRecorded } from "@/lib/domain/case/needs";
import type { CaseEvent } from "@/lib/domain/case/states";
import { gatherFacts } from "@/lib/queries/case-facts";
import { caseChain } from "@/lib/server/audit/append";
import { conflict, forbidden, invalid } from "@/lib/server/errors";
import { type Done, useCase, type Work } from "@/lib/server/use-case";
import { performMove } from "@/lib/usecases/cases/move";
import { type MoveInput, moveInput } from "@/lib/usecases/cases/move-input";
import { settleCase } from "@/lib/usecases/cases/settle";
import { assertUpToDate } from "./current";
import { freeze } from "./freeze";
import { advisoryInput, assertNewText, assertSeen, type LockedAdvisory, lockAdvisory } from "./subject";

const publishInput = moveInput.extend(advisoryInput.shape);
type PublishInput = z.infer<typeof publishInput>;

type Published = { caseId: string; reference: string; publicId: string; revision: number };

/** Publishes the approved advisory of a scheduled case: the page, the data and the thanks are out when this returns. */
export const publishAdvisory = useCase({
  input: publishInput,
  action: "case.publish",
  load: lockAdvisory,
  run: async ({ input, subject, ...work }) => {
    return publishAsSeen(work, subject, ["publish"], input);
  },
});

/** Schedules and publishes as one act, for a small fix: everything both moves need is asked for all the same. */
export const scheduleAndPublish = useCase({
  input: publishInput,
  action: "case.publish",
  load: lockAdvisory,
  run: async ({ input, subject, ...work }) => {
    if (!can(work.actor, "case.schedule", subject.access, work.now).allowed) throw forbidden();
    return publishAsSeen(work, subject, ["schedule", "publish"], input);
  },
});

/**
 * Publishes before there is a fix, because waiting would be worse: a workaround is enough, and the page says so (S0.9). Or,
 * where the fix is ready, before its date or approval: a leak does not wait for either.
 */
export const publishEmergency = useCase({
  input: publishInput,
  action: "case.publish_emergency",
  load: lockAdvisory,
  run: async ({ input, subject, ...work }) => {
    assertSeen(input.seen, subject.advisory);
    const blockers = publishBlockers({ ...subject.content, emergency: true });
    if (blockers.length > 0) throw invalid(blockers);
    return publish(work, subject, ["publish_emergency"], input);
  },
});

/** Publishes the text as it now is as the next revision; the first publication keeps its date. */
export const publishRevision = useCase({
  input: publishInput,
  action: "case.publish",
  load: lockAdvisory,
  run: async ({ input, subject, ...work }) => {
    assertNewText(subject.advisory);
    return publishAsSeen(work, subject, ["publish_revision"], input);
  },
});

// Only the text that was looked at goes out, and only while the case still says the same.
async function publishAsSeen(
  work: Work,
  subject: LockedAdvisory,
  moves: CaseEvent[],
  input: PublishInput,
): Promise<Done<Published>> {
  assertSeen(input.seen, subject.advisory);
  await assertUpToDate(work, subject);
  return publish(work, subject, moves, input);
}

async function publish(
  work: Work,
  subject: LockedAdvisory,
  moves: CaseEvent[],
  input: MoveInput,
): Promise<Done<Published>> {
  const done: Done<Published>["events"][number][] = [];
  const jobs: NonNullable<Done<Published>["jobs"]>[number][] = [];
  const emergency = await isWithoutFix(work, subject, moves.includes("publish_emergency"));
  let row = subject.case;
  for (const [position, event] of moves.entries()) {
    const version = position === 0 ? input.version : undefined;
    // The last move tells of the whole act, once.
    const quietly = position < moves.length - 1;
    const moved = await performMove(
      work,
      { ...subject, case: row },
      event,
      { ...input, version },
      { quietly },
    );
    const [after = row] = await work.tx.select().from(cases).where(eq(cases.id, row.id));
    row = after;
    done.push(moved.event);
    jobs.push(...moved.jobs);
  }
  if (!row.isPublic) throw conflict("The case did not become public.");
  const content = { ...subject.content, emergency };
  const revision = await freeze(work, { ...subject, case: row, content });
  await settleCase(work.tx, row.id, work.now);
  const publicId = subject.advisory.publicId;
  return {
    result: { caseId: row.id, reference: row.reference, publicId, revision },
    events: [
      {
        chain: caseChain(row.id),
        action: "advisory.published",
        audience: "reporter",
        data: { publicId, revision, version: subject.advisory.version },
      },
      ...done,
    ],
    jobs,
  };
}

// Asked before the case moves: afterwards every one is “Published”.
async function isWithoutFix(work: Work, { case: row, content }: LockedAdvisory, hurried: boolean) {
  const facts = await gatherFacts(work, row);
  const fix = { ...facts, fixRecorded: fixIsRecorded(facts) };
  return fixOnceOut(fix, content, { hurried }) === "unfixed";
}
