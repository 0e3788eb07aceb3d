import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { cases, type notices, participants, people, personPreferences, personRoles } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { can } from "@/lib/domain/access/policy";
import { type MailWords, type NoticeSide, type NoticeTemplate, noticeMail } from "@/lib/domain/notice/words";
import { accessOf } from "@/lib/server/case-access";
import type { Tx } from "@/lib/server/database";
import { env } from "@/lib/server/env";
import { organisationOf } from "@/lib/server/settings";
import type { Work } from "@/lib/server/use-case";

type NoticeRow = typeof notices.$inferSelect;
type Scope = Pick<Work, "tx" | "vaults" | "now">;

export type Addressed = { to: string; side: NoticeSide; organisation: string; words: MailWords };

const contactSchema = z.object({ email: z.email().optional() });

/**
 * The mail of a notice, if its recipient may still read the case at this moment and left an address; else null. Needs the
 * system as actor. The address is opened here and nowhere before.
 */
export async function addressNotice(scope: Scope, notice: NoticeRow): Promise<Addressed | null> {
  const { tx } = scope;
  if (notice.caseId === null) return null;
  const [row] = await tx
    .select({ id: cases.id, reference: cases.reference, restricted: cases.restricted })
    .from(cases)
    .where(eq(cases.id, notice.caseId));
  if (!row) return null;
  const side: NoticeSide = notice.personId ? "team" : "reporter";
  const to = notice.personId
    ? (await wantsMail(tx, notice.personId, notice.template)) &&
      (await personAddress(scope, notice.personId, row))
    : await reporterAddress(scope, notice.participantId, row.id);
  if (!to) return null;
  const organisation = await organisationOf(tx);
  const baseUrl = env().baseUrl ?? null;
  const words = noticeMail({
    template: notice.template,
    side,
    reference: row.reference,
    organisation,
    baseUrl,
  });
  return { to, side, organisation, words };
}

// Mail among colleagues is for those who still are, and can be switched off; what one is responsible for cannot.
async function wantsMail(tx: Tx, personId: string, template: NoticeTemplate): Promise<boolean> {
  if (template !== "mentioned" && template !== "watched_message") return true;
  const [own] = await tx
    .select({ mentioned: personPreferences.mailMentions, watched_message: personPreferences.mailWatched })
    .from(personRoles)
    .leftJoin(personPreferences, eq(personPreferences.personId, personRoles.personId))
    .where(eq(personRoles.personId, personId))
    .limit(1);
  return own !== undefined && (own[template] ?? true);
}

async function personAddress(
  { tx, vaults, now }: Scope,
  personId: string,
  row: { id: string; restricted: boolean },
): Promise<string | null> {
  const [person] = await tx
    .select({ emailSealed: people.emailSealed })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.disabledAt)));
  if (!person) return null;
  const roles = await tx
    .select({ role: personRoles.role })
    .from(personRoles)
    .where(eq(personRoles.personId, personId));
  const reader: PersonActor = {
    type: "person",
    personId,
    roles: roles.map(({ role }) => role),
    steppedUpAt: null,
  };
  if (!can(reader, "case.read", await accessOf(tx, row), now).allowed) return null;
  return (await vaults.ofInstance()).open("people.email_sealed", personId, person.emailSealed);
}

async function reporterAddress(
  { tx, vaults }: Scope,
  participantId: string | null,
  caseId: string,
): Promise<string | null> {
  if (participantId === null) return null;
  const [row] = await tx
    .select({ contactSealed: participants.contactSealed })
    .from(participants)
    .where(and(eq(participants.id, participantId), isNull(participants.removedAt)));
  if (!row?.contactSealed) return null;
  const vault = (await vaults.ofCases([caseId])).get(caseId);
  // A shredded case has no key and sends nothing.
  if (!vault) return null;
  const json = vault.open("participants.contact_sealed", participantId, row.contactSealed);
  return contactSchema.safeParse(JSON.parse(json)).data?.email ?? null;
}
