import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { links, people } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { type Invitation, invitationSchema } from "@/lib/domain/identity/fields";
import { HANDED_LINK_KINDS } from "@/lib/domain/identity/links";
import type { Vault } from "@/lib/server/crypto/vault";
import { read } from "@/lib/server/read";

/** A link that was handed over and still works. Nobody can see the link itself again: only its hash is stored. */
type OpenLink = {
  id: string;
  /** Null: made on the command line. */
  madeBy: string | null;
  endsAt: Date;
};
export type OpenInvitation = OpenLink & Invitation;
export type OpenReset = OpenLink & { personId: string; name: string };

const MAX_LINKS = 500;

/** Invitations and reset links that still open something, those that end first before the others. For administrators. */
export async function openLinks(
  actor: PersonActor,
  now: Date,
): Promise<{ invitations: OpenInvitation[]; resets: OpenReset[] }> {
  return read(actor, async ({ tx, vaults }) => {
    const maker = alias(people, "maker");
    const rows = await tx
      .select({
        id: links.id,
        kind: links.kind,
        payloadSealed: links.payloadSealed,
        personId: links.personId,
        personName: people.displayName,
        madeBy: maker.displayName,
        endsAt: links.expiresAt,
      })
      .from(links)
      .leftJoin(people, eq(people.id, links.personId))
      .leftJoin(maker, eq(maker.id, links.createdBy))
      .where(and(inArray(links.kind, HANDED_LINK_KINDS), isNull(links.usedAt), gt(links.expiresAt, now)))
      .orderBy(asc(links.expiresAt), asc(links.id))
      .limit(MAX_LINKS);
    const vault = await vaults.ofInstance();
    const invitations: OpenInvitation[] = [];
    const resets: OpenReset[] = [];
    for (const { id, payloadSealed, personId, personName, madeBy, endsAt } of rows) {
      if (personId === null)
        invitations.push({ id, madeBy, endsAt, ...invitationOf(vault, id, payloadSealed) });
      else resets.push({ id, madeBy, endsAt, personId, name: personName ?? "" });
    }
    return { invitations, resets };
  });
}

/** Whom an invitation is for, and as what. */
export function invitationOf(vault: Vault, linkId: string, sealed: Buffer | null): Invitation {
  return invitationSchema.parse(JSON.parse(vault.openOptional("links.payload_sealed", linkId, sealed) ?? ""));
}
