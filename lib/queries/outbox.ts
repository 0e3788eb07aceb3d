import { and, asc, desc, eq, gt, lt, or, sql } from "drizzle-orm";
import { cases, notices, people } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { type MailWords, type NoticeTemplate, noticeMail } from "@/lib/domain/notice/words";
import { env, sendsMail } from "@/lib/server/env";
import { read } from "@/lib/server/read";
import { organisationOf } from "@/lib/server/settings";

const SHOWN = 50;

/**
 * The newest notices about cases this person may read, with the mail as it leaves or would leave. Addresses are not among
 * it: a colleague is named, a reporter is "the reporter".
 */
export async function outbox(actor: PersonActor, after: string | null) {
  return read(actor, async ({ tx }) => {
    const organisation = await organisationOf(tx);
    const rows = await tx
      .select({
        id: notices.id,
        template: notices.template,
        state: notices.state,
        attempts: notices.attempts,
        lastError: notices.lastError,
        createdAt: notices.createdAt,
        sentAt: notices.sentAt,
        reference: cases.reference,
        recipient: people.displayName,
        toPerson: sql<boolean>`${notices.personId} is not null`,
      })
      .from(notices)
      .innerJoin(cases, eq(cases.id, notices.caseId))
      .leftJoin(people, eq(people.id, notices.personId))
      .where(after === null ? undefined : olderThan(after))
      .orderBy(desc(notices.createdAt), asc(notices.id))
      .limit(SHOWN + 1);
    const lines = rows.slice(0, SHOWN).map(({ template, toPerson, ...row }) => ({
      ...row,
      recipient: toPerson ? (row.recipient ?? "somebody who left") : null,
      mail: mailOf(template, toPerson, row.reference, organisation),
    }));
    const next = rows.length > SHOWN ? (lines.at(-1)?.id ?? null) : null;
    return { lines, next, configured: sendsMail() };
  });
}

// Keyset over the index of creation times; a notice that is gone shows an empty page rather than another's.
function olderThan(id: string) {
  const at = sql`(select k.created_at from notices k where k.id = ${id})`;
  return or(lt(notices.createdAt, at), and(eq(notices.createdAt, at), gt(notices.id, id)));
}

function mailOf(
  template: NoticeTemplate,
  toPerson: boolean,
  reference: string,
  organisation: string,
): MailWords {
  const side = toPerson ? "team" : "reporter";
  return noticeMail({ template, side, reference, organisation, baseUrl: env().baseUrl ?? null });
}
