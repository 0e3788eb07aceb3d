import { generateAuthenticationOptions, generateRegistrationOptions } from "@simplewebauthn/server";
import { eq } from "drizzle-orm";
import { authenticators } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { newChallenge, relyingParty } from "@/lib/server/passkeys";
import { read } from "@/lib/server/read";

/** What a browser needs to offer the passkeys it has for this site; it need not know who is there. */
export function signInOptions(origin: string, now: Date) {
  return generateAuthenticationOptions({
    challenge: newChallenge("sign-in", now),
    rpID: relyingParty(origin),
    userVerification: "required",
  });
}

/** The same for proving again who one is, with one's own passkeys only. */
export async function confirmOptions({ personId, ...actor }: PersonActor, origin: string, now: Date) {
  const own = await credentialIds({ ...actor, personId });
  if (own.length === 0) return null;
  return generateAuthenticationOptions({
    challenge: newChallenge(`confirm:${personId}`, now),
    rpID: relyingParty(origin),
    userVerification: "required",
    allowCredentials: own.map(described),
  });
}

/** What a browser needs to make a passkey for this person, other than those they have. */
export async function registrationOptions(actor: PersonActor, name: string, origin: string, now: Date) {
  return generateRegistrationOptions({
    challenge: newChallenge(`register:${actor.personId}`, now),
    rpID: relyingParty(origin),
    rpName: "Breakwater",
    userID: actor.personId,
    userName: name,
    userDisplayName: name,
    attestationType: "none",
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: (await credentialIds(actor)).map(described),
  });
}

const described = (id: string) => ({ id: Buffer.from(id, "base64url"), type: "public-key" as const });

async function credentialIds(actor: PersonActor): Promise<string[]> {
  const rows = await read(actor, ({ tx }) =>
    tx
      .select({ id: authenticators.credentialId })
      .from(authenticators)
      .where(eq(authenticators.personId, actor.personId)),
  );
  return rows.map(({ id }) => id);
}
