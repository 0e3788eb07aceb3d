import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { personSecrets, recoveryCodes } from "@/db/schema";
import { personChain } from "@/lib/server/audit/append";
import { conflict, invalid } from "@/lib/server/errors";
import { newTotpSecret, totpStep } from "@/lib/server/totp";
import { noEvents, useCase } from "@/lib/server/use-case";
import { takeStep } from "@/lib/usecases/sign-in/code";
import { assertEnoughLeft, lockOwn, markTwoFactors, ownPerson, sessionIdSchema } from "./own";

/** Makes a secret to scan. It counts for nothing until a code made with it was given. */
export const beginTotp = useCase({
  input: z.object({}),
  action: "account.factors",
  load: lockOwn,
  async run({ tx, vaults, actor }) {
    const { personId } = ownPerson(actor);
    const vault = await vaults.ofInstance();
    const totpSealed = vault.seal("person_secrets.totp_sealed", personId, newTotpSecret());
    await tx.insert(personSecrets).values({ personId }).onConflictDoNothing();
    const begun = await tx
      .update(personSecrets)
      .set({ totpSealed })
      .where(and(eq(personSecrets.personId, personId), isNull(personSecrets.totpConfirmedAt)))
      .returning({ personId: personSecrets.personId });
    if (begun.length === 0) throw conflict("An authenticator app is set up already. Remove it first.");
    return { result: undefined, events: noEvents("nothing is in force until a code confirms the secret") };
  },
});

/** Confirms the app with its first code; it is asked for from then on. */
export const confirmTotp = useCase({
  input: z.object({
    code: z.string("Enter the code.").trim().min(1, "Enter the code the app shows.").max(20),
    sessionId: sessionIdSchema,
  }),
  action: "account.factors",
  load: lockOwn,
  async run({ tx, vaults, actor, input, now }) {
    const { personId } = ownPerson(actor);
    const [row] = await tx
      .select({ sealed: personSecrets.totpSealed, confirmedAt: personSecrets.totpConfirmedAt })
      .from(personSecrets)
      .where(eq(personSecrets.personId, personId))
      .for("update");
    if (!row?.sealed || row.confirmedAt)
      throw conflict("There is no authenticator app to confirm. Start again.");
    const vault = await vaults.ofInstance();
    const step = totpStep(vault.open("person_secrets.totp_sealed", personId, row.sealed), input.code, now);
    if (step === null || !(await takeStep(tx, personId, step)))
      throw invalid([
        { field: "code", message: "This code is not right. Check the app and the time of the device." },
      ]);
    await tx.update(personSecrets).set({ totpConfirmedAt: now }).where(eq(personSecrets.personId, personId));
    await markTwoFactors(tx, personId, input.sessionId);
    return { result: undefined, events: [{ chain: personChain(personId), action: "totp.added" }] };
  },
});

/** Takes the authenticator app and the recovery codes away; the password alone is asked for from then on. */
export const removeTotp = useCase({
  input: z.object({}),
  action: "account.factors",
  load: lockOwn,
  async run({ tx, actor }) {
    const { personId } = ownPerson(actor);
    // The last step stays: a secret added later must not open what an old code opened.
    await tx
      .update(personSecrets)
      .set({ totpSealed: null, totpConfirmedAt: null })
      .where(eq(personSecrets.personId, personId));
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
    await assertEnoughLeft(tx, personId, "totp");
    return { result: undefined, events: [{ chain: personChain(personId), action: "totp.removed" }] };
  },
});
