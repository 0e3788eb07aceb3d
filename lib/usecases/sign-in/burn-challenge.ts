import { randomUUID } from "node:crypto";
import { links } from "@/db/schema";
import { tokenHash } from "@/lib/server/crypto/keyring";
import type { Tx } from "@/lib/server/database";
import { passkeyRefused } from "@/lib/server/passkeys";

const REMEMBERED_MS = 30 * 60_000;

/** Remembers an answered challenge for longer than it is valid: the same answer a second time opens nothing. */
export async function burnChallenge(tx: Tx, challenge: string, personId: string, now: Date): Promise<void> {
  const first = await tx
    .insert(links)
    .values({
      id: randomUUID(),
      kind: "passkey_challenge",
      tokenHash: tokenHash(challenge),
      personId,
      createdAt: now,
      usedAt: now,
      expiresAt: new Date(now.getTime() + REMEMBERED_MS),
    })
    .onConflictDoNothing({ target: links.tokenHash })
    .returning({ id: links.id });
  if (first.length === 0) throw passkeyRefused();
}
