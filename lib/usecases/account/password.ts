import { eq } from "drizzle-orm";
import { z } from "zod";
import { personSecrets } from "@/db/schema";
import { newPasswordSchema } from "@/lib/domain/identity/fields";
import { LINK_KINDS } from "@/lib/domain/identity/links";
import { personChain } from "@/lib/server/audit/append";
import { hashPassword } from "@/lib/server/passwords";
import { useCase } from "@/lib/server/use-case";
import { assertEnoughLeft, endAccess, lockOwn, ownPerson, sessionIdSchema } from "./own";

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
    const ended = await endAccess(tx, personId, { kinds: LINK_KINDS, except: input.sessionId });
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
