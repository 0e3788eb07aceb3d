import { and, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { personSecrets, recoveryCodes } from "@/db/schema";
import { personChain } from "@/lib/server/audit/append";
import { conflict } from "@/lib/server/errors";
import { useCase } from "@/lib/server/use-case";
import { endSessions } from "@/lib/usecases/account/own";
import { lockPerson } from "./subject";

/**
 * For somebody who lost both the authenticator app and the recovery codes: takes the second factor away and ends their
 * sessions. The password stays, so that the admin who does this cannot sign in as them.
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
    const removed = await tx
      .update(personSecrets)
      .set({ totpSealed: null, totpConfirmedAt: null })
      .where(and(eq(personSecrets.personId, personId), isNotNull(personSecrets.totpConfirmedAt)))
      .returning({ personId: personSecrets.personId });
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
    const ended = await endSessions(tx, personId);
    await become(actor);
    if (removed.length === 0) throw conflict("This person has no second factor.");
    return {
      result: { ended },
      events: [
        { chain: personChain(personId), action: "totp.removed_by_admin", data: { sessionsEnded: ended } },
      ],
    };
  },
});
