import { ANONYMOUS } from "@/lib/domain/access/actor";
import { type Invitation, invitationSchema, linkTokenSchema } from "@/lib/domain/identity/fields";
import type { LinkKind } from "@/lib/domain/identity/links";
import { findLink } from "@/lib/server/links";
import { read } from "@/lib/server/read";
import { settingsOf } from "@/lib/server/settings";

/** The organisation's name, or null before set-up. */
export async function organisationName(): Promise<string | null> {
  return read(ANONYMOUS, async ({ tx }) => (await settingsOf(tx))?.organisationName ?? null);
}

/** Whether a link of this kind can still be used. Looking does not use it up: mail scanners open links too. */
export async function isLinkLive(kind: LinkKind, token: string, now: Date): Promise<boolean> {
  if (!linkTokenSchema.safeParse(token).success) return false;
  return read(ANONYMOUS, async ({ tx, vaults }) => (await findLink(tx, vaults, kind, token, now)) !== null);
}

/** What an invitation is for, or null once it is used, expired or was never made. */
export async function findInvitation(token: string, now: Date): Promise<Invitation | null> {
  if (!linkTokenSchema.safeParse(token).success) return null;
  const link = await read(ANONYMOUS, ({ tx, vaults }) => findLink(tx, vaults, "invitation", token, now));
  return link ? invitationSchema.parse(link.payload) : null;
}
