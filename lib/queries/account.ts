import { and, count, desc, eq, isNull } from "drizzle-orm";
import { authenticators, people, personSecrets, recoveryCodes, staffSessions } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { read } from "@/lib/server/read";

/** Everything the account page shows: one's own factors and sessions, and the secret of an app being set up. */
export async function ownAccount({ personId, ...actor }: PersonActor) {
  return read({ ...actor, personId }, async ({ tx, vaults }) => {
    const [person] = await tx
      .select({ name: people.displayName, emailSealed: people.emailSealed })
      .from(people)
      .where(eq(people.id, personId));
    const [secrets] = await tx
      .select({
        passwordHash: personSecrets.passwordHash,
        totpSealed: personSecrets.totpSealed,
        totpConfirmedAt: personSecrets.totpConfirmedAt,
      })
      .from(personSecrets)
      .where(eq(personSecrets.personId, personId));
    const passkeys = await tx
      .select({
        id: authenticators.credentialId,
        name: authenticators.name,
        createdAt: authenticators.createdAt,
        lastUsedAt: authenticators.lastUsedAt,
      })
      .from(authenticators)
      .where(eq(authenticators.personId, personId))
      .orderBy(authenticators.createdAt);
    const sessions = await tx
      .select({
        id: staffSessions.id,
        createdAt: staffSessions.createdAt,
        lastSeenAt: staffSessions.lastSeenAt,
      })
      .from(staffSessions)
      .where(eq(staffSessions.personId, personId))
      .orderBy(desc(staffSessions.lastSeenAt));
    const [codes] = await tx
      .select({ left: count() })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt)));
    const vault = await vaults.ofInstance();
    const confirmed = (secrets?.totpConfirmedAt ?? null) !== null;
    return {
      name: person?.name ?? "",
      email: person ? vault.open("people.email_sealed", personId, person.emailSealed) : "",
      hasPassword: (secrets?.passwordHash ?? null) !== null,
      totp: confirmed ? ("confirmed" as const) : secrets?.totpSealed ? ("begun" as const) : ("none" as const),
      // Never shown again once the app is confirmed.
      totpSecret: confirmed
        ? null
        : vault.openOptional("person_secrets.totp_sealed", personId, secrets?.totpSealed ?? null),
      recoveryCodesLeft: codes?.left ?? 0,
      passkeys,
      sessions,
    };
  });
}
export type OwnAccount = Awaited<ReturnType<typeof ownAccount>>;
