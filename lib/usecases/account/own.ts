import { and, count, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { authenticators, people, personSecrets, staffSessions } from "@/db/schema";
import type { Actor, PersonActor } from "@/lib/domain/access/actor";
import type { Factors } from "@/lib/domain/identity/factors";
import type { Tx } from "@/lib/server/database";
import { unauthenticated } from "@/lib/server/errors";

/** The session an act comes from; given by the server, never by a form. */
export const sessionIdSchema = z.uuid();

/** The person behind an actor. Acts on one's own account exist for people only. @throws AppError unauthenticated */
export function ownPerson(actor: Actor): PersonActor {
  if (actor.type !== "person") throw unauthenticated();
  return actor;
}

/** What a person can sign in with, with their row locked: two removals at once must not both find another factor left. */
export async function lockFactors(tx: Tx, personId: string): Promise<Factors & { hasTotp: boolean }> {
  await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for("update");
  const [secrets] = await tx
    .select({ passwordHash: personSecrets.passwordHash, totpConfirmedAt: personSecrets.totpConfirmedAt })
    .from(personSecrets)
    .where(eq(personSecrets.personId, personId));
  const [passkeys] = await tx
    .select({ n: count() })
    .from(authenticators)
    .where(eq(authenticators.personId, personId));
  return {
    hasPassword: (secrets?.passwordHash ?? null) !== null,
    hasTotp: (secrets?.totpConfirmedAt ?? null) !== null,
    passkeys: passkeys?.n ?? 0,
  };
}

/** Ends a person's sessions, all or all but one, and says how many. */
export async function endSessions(tx: Tx, personId: string, except?: string): Promise<number> {
  const own = eq(staffSessions.personId, personId);
  const ended = await tx
    .delete(staffSessions)
    .where(except === undefined ? own : and(own, ne(staffSessions.id, except)))
    .returning({ id: staffSessions.id });
  return ended.length;
}
