import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { authenticators } from "@/db/schema";
import { personChain } from "@/lib/server/audit/append";
import { askOnce, type Tx } from "@/lib/server/database";
import { notFound } from "@/lib/server/errors";
import { authenticationSchema, passkeyRefused, verifyPasskey } from "@/lib/server/passkeys";
import { countTry, forgiveTry } from "@/lib/server/rate-limit";
import { services } from "@/lib/server/services";
import { noSubject, useCase } from "@/lib/server/use-case";
import { markTwoFactors, ownPerson, sessionIdSchema } from "@/lib/usecases/account/own";
import { burnChallenge } from "./burn-challenge";
import { stepUp } from "./confirm";
import { issueTicket } from "./ticket";

const PasskeyInput = z.object({ response: authenticationSchema, origin: z.string(), client: z.string() });

/** Signing in with a passkey: possession and the device's own check of the person in one, so no second step follows. */
export const signInWithPasskey = useCase({
  input: PasskeyInput,
  action: "session.staff",
  prepare: ({ input, now }) => provePasskey(input, "sign-in", now),
  load: noSubject,
  async run({ tx, vaults, prepared, become, now }) {
    const { personId } = prepared;
    await become({ type: "person", personId, roles: [], steppedUpAt: null });
    await burnChallenge(tx, prepared.challenge, personId, now);
    await recordUse(tx, prepared, now);
    const ticket = await issueTicket(tx, vaults, { personId, method: "passkey" }, now);
    return {
      result: { ticket },
      events: [{ chain: personChain(personId), action: "sign_in.passkey_accepted" }],
    };
  },
});

/** A fresh proof of identity by passkey, for sensitive acts. */
export const confirmWithPasskey = useCase({
  input: PasskeyInput.extend({ sessionId: sessionIdSchema }),
  action: "account.own",
  prepare: ({ actor, input, now }) => provePasskey(input, `confirm:${ownPerson(actor).personId}`, now),
  load: noSubject,
  async run({ tx, actor, input, prepared, now }) {
    const { personId } = ownPerson(actor);
    if (prepared.personId !== personId) throw notFound();
    await burnChallenge(tx, prepared.challenge, personId, now);
    await recordUse(tx, prepared, now);
    await stepUp(tx, personId, input.sessionId, now);
    await markTwoFactors(tx, personId, input.sessionId);
    return {
      result: undefined,
      events: [{ chain: personChain(personId), action: "session.stepped_up", data: { method: "passkey" } }],
    };
  },
});

type Found = { person_id: string; credential_public_key: string; counter: number };

async function provePasskey(
  { response, origin, client }: z.output<typeof PasskeyInput>,
  purpose: "sign-in" | `confirm:${string}`,
  now: Date,
) {
  await countTry("sign-in", client);
  const rows = await askOnce<Found>(services().pool, "select * from app.find_passkey($1)", [response.id]);
  const [found] = rows;
  if (!found) throw passkeyRefused();
  const stored = {
    credentialId: response.id,
    publicKey: found.credential_public_key,
    counter: found.counter,
  };
  const proof = await verifyPasskey({ response, purpose, origin, now }, stored);
  await forgiveTry("sign-in", client);
  return { ...proof, personId: found.person_id, knownCounter: found.counter };
}

type Proof = { credentialId: string; counter: number; knownCounter: number; personId: string };

/** The counter must still be the one the signature was checked against: a copied key answering meanwhile is refused. */
async function recordUse(tx: Tx, proof: Proof, now: Date): Promise<void> {
  const updated = await tx
    .update(authenticators)
    .set({ counter: proof.counter, lastUsedAt: now })
    .where(
      and(
        eq(authenticators.credentialId, proof.credentialId),
        eq(authenticators.personId, proof.personId),
        eq(authenticators.counter, proof.knownCounter),
      ),
    )
    .returning({ id: authenticators.credentialId });
  if (updated.length === 0) throw passkeyRefused();
}
