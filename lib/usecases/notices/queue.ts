import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { notices, participants, people, personRoles } from "@/db/schema";
import type { JobDraft } from "@/lib/jobs/definitions";
import type { Tx } from "@/lib/server/database";

/** What a notice is about. Its mail says no more than this and a link (security.md: mail). */
export const NOTICE_TEMPLATES = [
  "new_report",
  "new_message",
  "case_changed",
  "question",
  "published",
  "late",
] as const;
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];

type Recipient = { personId: string } | { participantId: string };

/** Writes a notice to the outbox and returns the job that will send it after the commit. */
export async function queueNotice(
  tx: Tx,
  notice: { template: NoticeTemplate; caseId: string; to: Recipient; now: Date },
): Promise<JobDraft> {
  const id = randomUUID();
  await tx.insert(notices).values({
    id,
    template: notice.template,
    caseId: notice.caseId,
    personId: "personId" in notice.to ? notice.to.personId : null,
    participantId: "participantId" in notice.to ? notice.to.participantId : null,
    state: "pending",
    createdAt: notice.now,
  });
  return { name: "send-notice", payload: { noticeId: id }, key: `notice-${id}` };
}

/** Notices for the reporters of a case; those who left no address get none when the job looks. Needs a team actor. */
export async function notifyReporters(
  tx: Tx,
  notice: { template: NoticeTemplate; caseId: string; now: Date },
): Promise<JobDraft[]> {
  const reporters = await tx
    .select({ id: participants.id })
    .from(participants)
    .where(
      and(
        eq(participants.caseId, notice.caseId),
        eq(participants.kind, "reporter"),
        isNull(participants.removedAt),
      ),
    );
  const jobs: JobDraft[] = [];
  for (const { id } of reporters) jobs.push(await queueNotice(tx, { ...notice, to: { participantId: id } }));
  return jobs;
}

/** Notices for the assignee, or for everyone who triages while nobody is assigned. Needs a team or system actor. */
export async function notifyTeam(
  tx: Tx,
  notice: { template: NoticeTemplate; caseId: string; assigneeId: string | null; now: Date },
): Promise<JobDraft[]> {
  const ids = notice.assigneeId ? [notice.assigneeId] : await triagers(tx);
  const jobs: JobDraft[] = [];
  for (const personId of ids) jobs.push(await queueNotice(tx, { ...notice, to: { personId } }));
  return jobs;
}

async function triagers(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(isNull(people.disabledAt), inArray(personRoles.role, ["coordinator", "triager"])));
  return rows.map((row) => row.id);
}
