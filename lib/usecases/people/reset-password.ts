import { z } from "zod";
import { personSecrets } from "@/db/schema";
import { linkTokenSchema, newPasswordSchema } from "@/lib/domain/identity/fields";
import { LINK_KINDS } from "@/lib/domain/identity/links";
import { isLinkLive } from "@/lib/queries/setup";
import { personChain } from "@/lib/server/audit/append";
import { notFound } from "@/lib/server/errors";
import { findLink, spendLink } from "@/lib/server/links";
import { hashPassword } from "@/lib/server/passwords";
import { useCase } from "@/lib/server/use-case";
import { endAccess } from "@/lib/usecases/account/own";
import { isStillBacked } from "./handed-links";
import { lockRowOf } from "./subject";

/**
 * Sets a new password by a reset link and ends all sessions. Signs nobody in: the way back leads through sign-in and the
 * second factor (ASVS 6.4.3).
 */
export const resetPassword = useCase({
  input: z.object({ token: linkTokenSchema, password: newPasswordSchema }),
  action: "session.staff",
  async prepare({ input, now }) {
    // Hashing is dear: a token that opens nothing must not get that far.
    if (!(await isLinkLive("password_reset", input.token, now))) throw notFound();
    return { passwordHash: await hashPassword(input.password) };
  },
  async load({ tx, vaults, input, now, become }) {
    const link = await findLink(tx, vaults, "password_reset", input.token, now);
    if (!link?.personId) return null;
    await become({ type: "system", task: "password reset" });
    if (!(await isStillBacked(tx, link.id))) return null;
    await become({ type: "person", personId: link.personId, roles: [], steppedUpAt: null });
    await lockRowOf(tx, link.personId);
    return { access: null, linkId: link.id, personId: link.personId };
  },
  async run({ tx, subject: { linkId, personId }, prepared, now }) {
    await spendLink(tx, linkId, now);
    await tx
      .insert(personSecrets)
      .values({ personId, passwordHash: prepared.passwordHash })
      .onConflictDoUpdate({ target: personSecrets.personId, set: { passwordHash: prepared.passwordHash } });
    const ended = await endAccess(tx, personId, { kinds: LINK_KINDS });
    return {
      result: undefined,
      events: [{ chain: personChain(personId), action: "password.reset", data: { sessionsEnded: ended } }],
    };
  },
});
