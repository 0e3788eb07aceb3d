import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { caseWatchers, notices, participants, people, personRoles } from "@/db/schema";
import type { Role } from "@/lib/domain/access/roles";
import type { NoticeTemplate } from "@/lib/domain/notice/words";
import type { JobDraft } from "@/lib/jobs/definitions";
import type { Tx } from "@/lib/server/database";

type Recipient = { personId: string } | { participantId: string };

type Notice = {
  template: NoticeTemplate;
  caseId: string;
  now: Date;
  /** Not sent before; absent: as soon as the change is committed. */
  leavesAt?: Date;
};

/** Writes notices to the outbox, all at once, and returns the jobs that will send them after the commit. */
async function queueNotices(tx: Tx, notice: Notice, to: readonly Recipient[]): Promise<JobDraft[]> {
  const rows = to.map((recipient) => ({
    id: randomUUID(),
    template: notice.template,
    caseId: notice.caseId,
    personId: "personId" in recipient ? recipient.personId : null,
    participantId: "participantId" in recipient ? recipient.participantId : null,
    state: "pending" as const,
    createdAt: notice.now,
  }));
  if (rows.length > 0) await tx.insert(notices).values(rows);
  const { leavesAt } = notice;
  return rows.map(({ id }) => ({
    name: "send-notice",
    payload: { noticeId: id },
    key: `notice-${id}`,
    ...(leavesAt && { runAt: leavesAt }),
  }));
}

/** Notices for the reporters of a case; those who left no address get none when the job looks. Needs a team actor. */
export async function notifyReporters(tx: Tx, notice: Notice): Promise<JobDraft[]> {
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
  return queueNotices(
    tx,
    notice,
    reporters.map(({ id }) => ({ participantId: id })),
  );
}

/** Notices for the assignee, or for everyone who triages while nobody is, or nobody active. Needs a team or system actor. */
export async function notifyTeam(
  tx: Tx,
  notice: Notice & { assigneeId: string | null },
): Promise<JobDraft[]> {
  return notifyPeople(tx, { ...notice, personIds: await responsible(tx, notice.assigneeId) });
}

/**
 * The reporter wrote: notices for those who have to answer and for those who watch the case, each person once. Whether they may
 * still read it, and want the mail, is looked up when it leaves. Needs a team or system actor.
 */
export async function notifyOfMessage(
  tx: Tx,
  { assigneeId, ...notice }: Omit<Notice, "template"> & { assigneeId: string | null },
): Promise<JobDraft[]> {
  const personIds = await responsible(tx, assigneeId);
  const watching = await tx
    .select({ id: caseWatchers.personId })
    .from(caseWatchers)
    .where(eq(caseWatchers.caseId, notice.caseId));
  const beside = watching.map(({ id }) => id).filter((id) => !personIds.includes(id));
  return [
    ...(await notifyPeople(tx, { ...notice, template: "new_message", personIds })),
    ...(await notifyPeople(tx, { ...notice, template: "watched_message", personIds: beside })),
  ];
}

/** Notices for these people. Needs a team or system actor. */
export async function notifyPeople(
  tx: Tx,
  notice: Notice & { personIds: readonly string[] },
): Promise<JobDraft[]> {
  return queueNotices(
    tx,
    notice,
    notice.personIds.map((personId) => ({ personId })),
  );
}

/** Notices for everyone who may have to step in; `roles` says who. Needs a team or system actor. */
export async function notifyRoles(tx: Tx, notice: Notice & { roles: readonly Role[] }): Promise<JobDraft[]> {
  return notifyPeople(tx, { ...notice, personIds: await holders(tx, notice.roles) });
}

async function responsible(tx: Tx, assigneeId: string | null): Promise<string[]> {
  if (assigneeId !== null && (await isActive(tx, assigneeId))) return [assigneeId];
  return holders(tx, ["coordinator", "triager"]);
}

async function isActive(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.disabledAt)));
  return found.length > 0;
}

async function holders(tx: Tx, roles: readonly Role[]): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(isNull(people.disabledAt), inArray(personRoles.role, [...roles])));
  return rows.map((row) => row.id);
}
