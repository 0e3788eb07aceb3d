import { and, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { authenticators, personSecrets, recoveryCodes } from "@/db/schema";
import { personChain } from "@/lib/server/audit/append";
import { conflict } from "@/lib/server/errors";
import { useCase } from "@/lib/server/use-case";
import { endSessions } from "@/lib/usecases/account/own";
import { lockPerson } from "./subject";

/**
 * For somebody who lost every second factor: takes app, recovery codes and passkeys away and ends their sessions. The
 * password stays, so that the admin who does this cannot sign in as them; who has none needs a reset link too.
 */
export const removeSecondFactor = useCase({
  input: z.object({ personId: z.uuid() }),
  action: "people.manage",
  load: ({ tx, input }) => lockPerson(tx, input.personId),
  async run({ tx, input: { personId }, actor, become }) {
    if (actor.type === "person" && actor.personId === personId)
      throw conflict("Your own second factor is on your account page.");
    // Secrets are their owner's to see; row-level security knows no admin here.
    await become({ type: "system", task: "second factor" });
    const apps = await tx
      .update(personSecrets)
      .set({ totpSealed: null, totpConfirmedAt: null })
      .where(and(eq(personSecrets.personId, personId), isNotNull(personSecrets.totpConfirmedAt)))
      .returning({ personId: personSecrets.personId });
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
    const passkeys = await tx
      .delete(authenticators)
      .where(eq(authenticators.personId, personId))
      .returning({ id: authenticators.credentialId });
    const ended = await endSessions(tx, personId);
    await become(actor);
    if (apps.length + passkeys.length === 0) throw conflict("This person has no second factor.");
    return {
      result: { ended },
      events: [
        {
          chain: personChain(personId),
          action: "second_factor.removed_by_admin",
          data: { app: apps.length > 0, passkeys: passkeys.length, sessionsEnded: ended },
        },
      ],
    };
  },
});
