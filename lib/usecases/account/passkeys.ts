import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { authenticators } from "@/db/schema";
import { lengthWords } from "@/lib/domain/plain-words";
import { personChain } from "@/lib/server/audit/append";
import { conflict, notFound } from "@/lib/server/errors";
import { registrationSchema, verifyNewPasskey } from "@/lib/server/passkeys";
import { noSubject, useCase } from "@/lib/server/use-case";
import { burnChallenge } from "@/lib/usecases/sign-in/burn-challenge";
import { assertEnoughLeft, lockOwn, markTwoFactors, ownPerson, sessionIdSchema } from "./own";

const passkeyName = z
  .string()
  .trim()
  .max(60, lengthWords(60, "the name"))
  .default("")
  .transform((name) => name || "Passkey");

/** Adds a passkey that the browser has just made. */
export const addPasskey = useCase({
  input: z.object({
    response: registrationSchema,
    name: passkeyName,
    origin: z.string(),
    sessionId: sessionIdSchema,
  }),
  action: "account.factors",
  prepare: ({ actor, input: { response, origin }, now }) =>
    verifyNewPasskey({ response, origin, now, purpose: `register:${ownPerson(actor).personId}` }),
  load: lockOwn,
  async run({ tx, actor, input, prepared, now }) {
    const { personId } = ownPerson(actor);
    await burnChallenge(tx, prepared.challenge, personId, now);
    const added = await tx
      .insert(authenticators)
      .values({
        credentialId: prepared.credentialId,
        providerAccountId: prepared.credentialId,
        personId,
        credentialPublicKey: prepared.publicKey,
        counter: prepared.counter,
        credentialDeviceType: prepared.deviceType,
        credentialBackedUp: prepared.backedUp,
        transports: prepared.transports.join(","),
        name: input.name,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: authenticators.credentialId });
    if (added.length === 0) throw conflict("This passkey is known already.");
    await markTwoFactors(tx, personId, input.sessionId);
    return { result: undefined, events: [{ chain: personChain(personId), action: "passkey.added" }] };
  },
});

const ofOwn = (personId: string, credentialId: string) =>
  and(eq(authenticators.credentialId, credentialId), eq(authenticators.personId, personId));

export const renamePasskey = useCase({
  input: z.object({ credentialId: z.string().max(2_000), name: passkeyName }),
  action: "account.own",
  load: noSubject,
  async run({ tx, actor, input }) {
    const { personId } = ownPerson(actor);
    const renamed = await tx
      .update(authenticators)
      .set({ name: input.name })
      .where(ofOwn(personId, input.credentialId))
      .returning({ id: authenticators.credentialId });
    if (renamed.length === 0) throw notFound();
    return { result: undefined, events: [{ chain: personChain(personId), action: "passkey.renamed" }] };
  },
});

/** Takes a passkey away, unless it is the last way in (story 29). */
export const removePasskey = useCase({
  input: z.object({ credentialId: z.string().max(2_000) }),
  action: "account.factors",
  load: lockOwn,
  async run({ tx, actor, input }) {
    const { personId } = ownPerson(actor);
    const removed = await tx
      .delete(authenticators)
      .where(ofOwn(personId, input.credentialId))
      .returning({ id: authenticators.credentialId });
    if (removed.length === 0) throw notFound();
    await assertEnoughLeft(tx, personId, "passkey");
    return { result: undefined, events: [{ chain: personChain(personId), action: "passkey.removed" }] };
  },
});
