import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { links, people } from "@/db/schema";
import { actorId } from "@/lib/domain/access/actor";
import { emailSchema } from "@/lib/domain/identity/fields";
import { personChain } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { issueLink } from "@/lib/server/links";
import { useCase } from "@/lib/server/use-case";
import { emailHash } from "./create";
import { holdRoles, lockPerson } from "./subject";

const VALID_MINUTES = 60;

/**
 * A link with which somebody sets a new password, once and within the hour; an older one stops working. Their second
 * factor stays and is asked for at the next sign-in.
 */
export const issueResetLink = useCase({
  input: z.union([z.object({ personId: z.uuid() }), z.object({ email: emailSchema })]),
  action: "people.manage",
  async load({ tx, input }) {
    await holdRoles(tx);
    const personId = "personId" in input ? input.personId : await personByEmail(tx, input.email);
    return personId === null ? null : lockPerson(tx, personId);
  },
  async run({ tx, vaults, actor, subject: { id: personId }, now }) {
    const older = await tx
      .delete(links)
      .where(and(eq(links.personId, personId), eq(links.kind, "password_reset"), isNull(links.usedAt)))
      .returning({ id: links.id });
    const createdBy = actorId(actor) ?? undefined;
    const token = await issueLink(
      tx,
      vaults,
      { kind: "password_reset", minutes: VALID_MINUTES, personId, createdBy },
      now,
    );
    return {
      result: { path: `/reset/${token}` },
      events: [
        {
          chain: personChain(personId),
          action: "password.reset_link_issued",
          data: { linksEnded: older.length },
        },
      ],
    };
  },
});

async function personByEmail(tx: Tx, email: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: people.id })
    .from(people)
    .where(eq(people.emailHash, emailHash(email)));
  return row?.id ?? null;
}
