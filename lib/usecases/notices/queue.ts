import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { notices, participants, people, personRoles } from "@/db/schema";
import type { Role } from "@/lib/domain/access/roles";
import type { NoticeTemplate } from "@/lib/domain/notice/words";
import type { JobDraft } from "@/lib/jobs/definitions";
import type { Tx } from "@/lib/server/database";

type Recipient = { personId: string } | { participantId: string };

type Notice = { template: NoticeTemplate; caseId: string; now: Date };

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
  return rows.map(({ id }) => ({ name: "send-notice", payload: { noticeId: id }, key: `notice-${id}` }));
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
  const { assigneeId } = notice;
  const reached = assigneeId !== null && (await isActive(tx, assigneeId));
  const ids = reached ? [assigneeId] : await holders(tx, ["coordinator", "triager"]);
  return queueNotices(
    tx,
    notice,
    ids.map((personId) => ({ personId })),
  );
}

/** Notices for everyone who may have to step in; `roles` says who. Needs a team or system actor. */
export async function notifyRoles(tx: Tx, notice: Notice & { roles: readonly Role[] }): Promise<JobDraft[]> {
  const ids = await holders(tx, notice.roles);
  return queueNotices(
    tx,
    notice,
    ids.map((personId) => ({ personId })),
  );
}

/** A notice for one colleague. Needs a team or system actor. */
export async function notifyPerson(tx: Tx, notice: Notice & { personId: string }): Promise<JobDraft[]> {
  return queueNotices(tx, notice, [{ personId: notice.personId }]);
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
