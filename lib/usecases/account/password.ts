import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { links, personSecrets } from "@/db/schema";
import { newPasswordSchema } from "@/lib/domain/identity/fields";
import { personChain } from "@/lib/server/audit/append";
import { hashPassword } from "@/lib/server/passwords";
import { useCase } from "@/lib/server/use-case";
import { assertEnoughLeft, endSessions, lockOwn, ownPerson, sessionIdSchema } from "./own";

/** Sets a new password and ends one's other sessions: whoever knew the old one is out (ASVS 7.4.3). */
export const changePassword = useCase({
  input: z.object({ newPassword: newPasswordSchema, sessionId: sessionIdSchema }),
  action: "account.factors",
  prepare: async ({ input }) => ({ passwordHash: await hashPassword(input.newPassword) }),
  load: lockOwn,
  async run({ tx, actor, input, prepared }) {
    const { personId } = ownPerson(actor);
    await tx
      .insert(personSecrets)
      .values({ personId, passwordHash: prepared.passwordHash })
      .onConflictDoUpdate({ target: personSecrets.personId, set: { passwordHash: prepared.passwordHash } });
    await tx.delete(links).where(and(eq(links.personId, personId), isNull(links.usedAt)));
    const ended = await endSessions(tx, personId, input.sessionId);
    return {
      result: { ended },
      events: [{ chain: personChain(personId), action: "password.changed", data: { sessionsEnded: ended } }],
    };
  },
});

/** Goes on with passkeys only; refused while none is there. */
export const removePassword = useCase({
  input: z.object({}),
  action: "account.factors",
  load: lockOwn,
  async run({ tx, actor }) {
    const { personId } = ownPerson(actor);
    await tx.update(personSecrets).set({ passwordHash: null }).where(eq(personSecrets.personId, personId));
    await assertEnoughLeft(tx, personId, "password");
    return { result: undefined, events: [{ chain: personChain(personId), action: "password.removed" }] };
  },
});
