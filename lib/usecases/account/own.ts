import { and, count, eq, inArray, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import { authenticators, links, personSecrets, staffSessions } from "@/db/schema";
import type { Actor, PersonActor } from "@/lib/domain/access/actor";
import { type Factors, type Removable, removalProblem } from "@/lib/domain/identity/factors";
import type { LinkKind } from "@/lib/domain/identity/links";
import type { Tx } from "@/lib/server/database";
import { conflict, unauthenticated } from "@/lib/server/errors";
import { settingsOf } from "@/lib/server/settings";
import type { Loaded, Work } from "@/lib/server/use-case";
import { lockRowOf } from "@/lib/usecases/people/subject";

/** The session an act comes from; given by the server, never by a form. */
export const sessionIdSchema = z.uuid();

/** The person behind an actor. Acts on one's own account exist for people only. @throws AppError unauthenticated */
export function ownPerson(actor: Actor): PersonActor {
  if (actor.type !== "person") throw unauthenticated();
  return actor;
}

/**
 * Loads acts on one's own factors. They come one after the other, so that a session which one of them ends does no other
 * (lib/server/still-acts.ts asks after this).
 */
export async function lockOwn({ tx, actor }: Pick<Work, "tx" | "actor">): Promise<Loaded> {
  await lockRowOf(tx, ownPerson(actor).personId);
  return { access: null };
}

/** What a person can sign in with. Asked under {@link lockOwn}, so it stays so. */
export async function factorsOf(tx: Tx, personId: string): Promise<Factors> {
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

/**
 * Asked after something was taken away, in the same transaction: what is left must do. Of two removals at once the second
 * counts what the first left. @throws AppError conflict
 */
export async function assertEnoughLeft(tx: Tx, personId: string, removed: Removable): Promise<void> {
  const left = await factorsOf(tx, personId);
  const required = (await settingsOf(tx))?.requireSecondFactor ?? false;
  const problem = removalProblem(left, removed, required);
  if (problem !== null) throw conflict(problem);
}

/** Two factors were proven in this session. Only ever set by what has just checked one of them. */
export async function markTwoFactors(tx: Tx, personId: string, sessionId: string): Promise<void> {
  await tx
    .update(staffSessions)
    .set({ twoFactors: true })
    .where(and(eq(staffSessions.id, sessionId), eq(staffSessions.personId, personId)));
}

/** Ends a person's sessions and the sign-ins that are on their way to one. Returns how many sessions. */
export const endSessions = (tx: Tx, personId: string): Promise<number> =>
  endAccess(tx, personId, { kinds: ["sign_in_ticket", "second_factor"] });

type Ending = {
  /** Of the links to this person that were not used yet. */
  kinds: readonly LinkKind[];
  /** A session that stays. */
  except?: string;
};

/** Ends links first, since a sign-in makes a session of one; then sessions. Returns how many sessions. */
export async function endAccess(tx: Tx, personId: string, { kinds, except }: Ending): Promise<number> {
  await tx
    .delete(links)
    .where(and(eq(links.personId, personId), isNull(links.usedAt), inArray(links.kind, kinds)));
  const own = eq(staffSessions.personId, personId);
  const ended = await tx
    .delete(staffSessions)
    .where(except === undefined ? own : and(own, ne(staffSessions.id, except)))
    .returning({ id: staffSessions.id });
  return ended.length;
}
