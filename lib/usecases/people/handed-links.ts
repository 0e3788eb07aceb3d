import { and, eq, inArray, isNull } from "drizzle-orm";
import { links, people, personRoles } from "@/db/schema";
import { HANDED_LINK_KINDS } from "@/lib/domain/identity/links";
import { invitationOf } from "@/lib/queries/open-links";
import type { Tx } from "@/lib/server/database";
import type { Vaults } from "@/lib/server/vaults";

const handed = and(inArray(links.kind, HANDED_LINK_KINDS), isNull(links.usedAt));

/** Ends every link this person handed out: what only an administrator may give goes with the role. Returns how many. */
export async function endLinksBy(tx: Tx, personId: string): Promise<number> {
  const ended = await tx
    .delete(links)
    .where(and(handed, eq(links.createdBy, personId)))
    .returning({ id: links.id });
  return ended.length;
}

/** Ends the open invitations for this address: a new one takes their place. Returns how many. */
export async function endInvitationsFor(tx: Tx, vaults: Vaults, email: string): Promise<number> {
  const open = await tx
    .select({ id: links.id, payloadSealed: links.payloadSealed })
    .from(links)
    .where(and(handed, eq(links.kind, "invitation")));
  const vault = await vaults.ofInstance();
  const replaced = open.filter((link) => invitationOf(vault, link.id, link.payloadSealed).email === email);
  if (replaced.length === 0) return 0;
  const ids = replaced.map(({ id }) => id);
  const ended = await tx.delete(links).where(inArray(links.id, ids)).returning({ id: links.id });
  return ended.length;
}

/**
 * Whether who handed this link out may still do so: of two requests at once, one that disables somebody and one of theirs
 * that hands out a link, the link may come last. One from the command line stands by itself. Asked as the system.
 */
export async function isStillBacked(tx: Tx, linkId: string): Promise<boolean> {
  const [link] = await tx
    .select({ createdBy: links.createdBy, disabledAt: people.disabledAt, role: personRoles.role })
    .from(links)
    .leftJoin(people, eq(people.id, links.createdBy))
    .leftJoin(personRoles, and(eq(personRoles.personId, links.createdBy), eq(personRoles.role, "admin")))
    .where(eq(links.id, linkId));
  if (!link) return false;
  return link.createdBy === null || (link.disabledAt === null && link.role !== null);
}
