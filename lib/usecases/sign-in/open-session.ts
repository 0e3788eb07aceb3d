import { randomUUID } from "node:crypto";
import { z } from "zod";
import { staffSessions } from "@/db/schema";
import { linkTokenSchema } from "@/lib/domain/identity/fields";
import { provesTwoFactors, SIGN_IN_METHODS } from "@/lib/domain/identity/sign-in-methods";
import { personChain } from "@/lib/server/audit/append";
import { newToken, tokenHash } from "@/lib/server/crypto/keyring";
import { findLink, spendLink } from "@/lib/server/links";
import { settingsOf } from "@/lib/server/settings";
import { useCase } from "@/lib/server/use-case";

const OpenSessionInput = z.object({ ticket: linkTokenSchema });
const Ticket = z.object({ method: z.enum(SIGN_IN_METHODS) });
const DEFAULT_ABSOLUTE_MINUTES = 1440;

/**
 * Redeems a sign-in ticket for a session. Each sign-in makes a fresh token (ASVS 7.2.4); only its hash is stored.
 * Signing in is a proof of identity, so the session begins stepped up.
 */
export const openSession = useCase({
  input: OpenSessionInput,
  action: "session.staff",
  async load({ tx, vaults, input, now, become }) {
    const link = await findLink(tx, vaults, "sign_in_ticket", input.ticket, now);
    if (!link?.personId) return null;
    await become({ type: "person", personId: link.personId, roles: [], steppedUpAt: null });
    return {
      access: null,
      linkId: link.id,
      personId: link.personId,
      method: Ticket.parse(link.payload).method,
    };
  },
  async run({ tx, subject, now }) {
    await spendLink(tx, subject.linkId, now);
    const minutes = (await settingsOf(tx))?.sessionAbsoluteMinutes ?? DEFAULT_ABSOLUTE_MINUTES;
    const token = newToken();
    const sessionId = randomUUID();
    await tx.insert(staffSessions).values({
      id: sessionId,
      tokenHash: tokenHash(token),
      personId: subject.personId,
      createdAt: now,
      lastSeenAt: now,
      steppedUpAt: now,
      twoFactors: provesTwoFactors(subject.method),
      expiresAt: new Date(now.getTime() + minutes * 60_000),
    });
    return {
      result: { token, personId: subject.personId },
      events: [
        {
          chain: personChain(subject.personId),
          action: "session.opened",
          data: { sessionId, method: subject.method },
        },
      ],
    };
  },
});
