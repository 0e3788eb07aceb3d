import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { links } from "@/db/schema";
import { HANDED_LINK_KINDS } from "@/lib/domain/identity/links";
import { invitationOf } from "@/lib/queries/open-links";
import { INSTANCE_CHAIN, personChain } from "@/lib/server/audit/append";
import { conflict } from "@/lib/server/errors";
import { useCase } from "@/lib/server/use-case";

/**
 * Takes an invitation or a reset link back before it is used: from now on it opens nothing. Whoever is using it at this
 * moment holds its row, so one of the two is first and the other is told.
 */
export const takeBackLink = useCase({
  input: z.object({ linkId: z.uuid() }),
  action: "people.manage",
  async load({ tx, input }) {
    const [link] = await tx
      .select()
      .from(links)
      .where(and(eq(links.id, input.linkId), inArray(links.kind, HANDED_LINK_KINDS)))
      .for("update");
    return link ? { access: null, link } : null;
  },
  async run({ tx, vaults, subject: { link }, now }) {
    if (link.usedAt !== null) throw conflict("This link was used already: it is too late to take it back.");
    if (link.expiresAt <= now) throw conflict("This link has ended by itself already.");
    await tx.delete(links).where(eq(links.id, link.id));
    if (link.personId !== null)
      return {
        result: undefined,
        events: [{ chain: personChain(link.personId), action: "password.reset_link_taken_back" }],
      };
    const { roles } = invitationOf(await vaults.ofInstance(), link.id, link.payloadSealed);
    return {
      result: undefined,
      events: [{ chain: INSTANCE_CHAIN, action: "person.invitation_taken_back", data: { roles } }],
    };
  },
});
