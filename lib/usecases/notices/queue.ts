import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { notices, participants, people, personRoles } from "@/db/schema";
import type { Role } from "@/lib/domain/access/roles";
import type { NoticeTemplate } from "@/lib/domain/notice/words";
import type { JobDraft } from "@/lib/jobs/definitions";
import type { Tx } from "@/lib/server/database";

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
  const ids = notice.assigneeId ? [notice.assigneeId] : await holders(tx, ["coordinator", "triager"]);
  const jobs: JobDraft[] = [];
  for (const personId of ids) jobs.push(await queueNotice(tx, { ...notice, to: { personId } }));
  return jobs;
}

/** Notices for everyone who may have to step in; `roles` says who. Needs a team or system actor. */
export async function notifyRoles(
  tx: Tx,
  notice: { template: NoticeTemplate; caseId: string; roles: readonly Role[]; now: Date },
): Promise<JobDraft[]> {
  const jobs: JobDraft[] = [];
  for (const personId of await holders(tx, notice.roles))
    jobs.push(await queueNotice(tx, { ...notice, to: { personId } }));
  return jobs;
}

async function holders(tx: Tx, roles: readonly Role[]): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(isNull(people.disabledAt), inArray(personRoles.role, [...roles])));
  return rows.map((row) => row.id);
}
