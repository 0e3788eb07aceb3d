import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { cases, messages, participants, policyVersions } from "@/db/schema";
import { type Actor, personIdOf } from "@/lib/domain/access/actor";
import type { Audience, MessageKind } from "@/lib/domain/case/origins";
import type { PolicyData } from "@/lib/domain/policy/policy";
import type { JobDraft } from "@/lib/jobs/definitions";
import type { EventDraft } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { conflict } from "@/lib/server/errors";
import { attachFiles } from "@/lib/server/files/attach";
import type { Work } from "@/lib/server/use-case";
import { notifyOfMessage, notifyReporters } from "@/lib/usecases/notices/queue";
import { refreshQuality } from "@/lib/usecases/reports/quality";
import { answered } from "./clocks";
import type { CaseRow } from "./subject";
import { wakeUp } from "./wake";

type Post = {
  kind: MessageKind;
  audience: Audience;
  body: string;
  /** Uploads of a person of the team that go with these words. */
  files?: readonly string[];
};

/** Writes words on a case. What they mean for clocks and notices is the caller's next step. */
export async function insertMessage(
  work: Pick<Work, "tx" | "vaults" | "actor" | "now">,
  caseId: string,
  post: Post,
): Promise<string> {
  const { tx, vaults, actor, now } = work;
  const id = randomUUID();
  const vault = await vaults.ofCase(caseId);
  await tx.insert(messages).values({
    id,
    caseId,
    kind: post.kind,
    audience: post.audience,
    authorPersonId: personIdOf(actor),
    authorParticipantId: actor.type === "reporter" ? actor.participantId : null,
    bodySealed: vault.seal("messages.body_sealed", id, post.body),
    createdAt: now,
  });
  await attachOwn(work, caseId, id, post);
  await tx
    .update(cases)
    .set({ lastActivityAt: now, ...waiting(actor, post, now) })
    .where(eq(cases.id, caseId));
  return id;
}

// The reporter waits from their first unanswered words on, until a person answers; a job's notice is no answer.
function waiting(actor: Actor, { audience }: Post, now: Date) {
  if (audience !== "reporter") return {};
  if (actor.type === "person") return { reporterWaitsSince: null };
  const since = sql<Date>`coalesce(${cases.reporterWaitsSince}, ${now})`;
  return actor.type === "reporter" ? { reporterWaitsSince: since } : {};
}

// A file has the readers of its message, whatever it was uploaded as; one that is gone stops the message.
async function attachOwn(
  { tx, vaults, actor }: Pick<Work, "tx" | "vaults" | "actor">,
  caseId: string,
  messageId: string,
  { audience, files = [] }: Post,
): Promise<void> {
  if (actor.type !== "person" || files.length === 0) return;
  const what = { caseId, uploadedBy: actor.personId, to: { messageId }, ids: files, audience };
  const attached = await attachFiles({ tx, vaults }, what);
  if (attached.length !== new Set(files).size)
    throw conflict("Nothing was sent: a file is not there any more. Choose the files again.");
}

/** A person of the team writes to the reporter: satisfies the clocks that wait for it and tells the reporter by mail. */
export async function postToReporter(
  work: Work,
  row: CaseRow,
  post: { kind: "message" | "question" | "fix_notice"; body: string; files?: readonly string[] },
): Promise<{ messageId: string; jobs: JobDraft[] }> {
  const { tx, now } = work;
  const messageId = await insertMessage(work, row.id, { ...post, audience: "reporter" });
  const policy = await policyOf(tx, row.policyVersionId);
  await answered(tx, {
    caseId: row.id,
    state: row.state,
    at: now,
    by: personIdOf(work.actor),
    policy,
    policyVersionId: row.policyVersionId,
  });
  if (post.kind === "fix_notice")
    await tx.update(cases).set({ reporterToldAt: now }).where(eq(cases.id, row.id));
  const template = post.kind === "question" ? "question" : "new_message";
  return { messageId, jobs: await notifyReporters(tx, { template, caseId: row.id, now }) };
}

/**
 * The reporter writes: the team and who watches the case are told, and a snoozed case comes back. Ends acting as the
 * system, because a reporter sees no colleague's row.
 */
export async function postFromReporter(
  work: Work,
  row: CaseRow,
  post: { kind: "message" | "correction"; body: string },
): Promise<{ messageId: string; jobs: JobDraft[]; events: EventDraft[] }> {
  const messageId = await insertMessage(work, row.id, { ...post, audience: "reporter" });
  if (post.kind === "message") await takeDraft(work, row.id, messageId);
  await work.become({ type: "system", task: "reporter wrote" });
  await refreshQuality(work, row.id);
  const { id: caseId, assigneeId } = row;
  const jobs = await notifyOfMessage(work.tx, { caseId, assigneeId, now: work.now });
  return { messageId, jobs, events: await wakeUp(work, row, "reply") };
}

// What waited with the unsent reply goes with it: its files, and the text that is now sent.
async function takeDraft({ tx, vaults, actor }: Work, caseId: string, messageId: string): Promise<void> {
  if (actor.type !== "reporter") return;
  await attachFiles({ tx, vaults }, { caseId, uploadedBy: actor.participantId, to: { messageId } });
  await tx
    .update(participants)
    .set({ replyDraftSealed: null })
    .where(eq(participants.id, actor.participantId));
}

/** What was promised when this case came in. */
export async function policyOf(tx: Tx, policyVersionId: string): Promise<PolicyData> {
  const [row] = await tx
    .select({ data: policyVersions.data })
    .from(policyVersions)
    .where(eq(policyVersions.id, policyVersionId));
  if (!row) throw new Error(`policy version ${policyVersionId} is missing`);
  return row.data;
}
