import { asc, eq } from "drizzle-orm";
import { credits } from "@/db/schema";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Reading } from "@/lib/server/read";

/** The credits that this reporter was offered, oldest first, with the names as both sides see them. */
export async function creditsOf({ tx }: Reading, vault: Vault, participantId: string) {
  const rows = await tx
    .select({
      id: credits.id,
      type: credits.type,
      state: credits.state,
      naming: credits.naming,
      offeredAt: credits.offeredAt,
      answeredAt: credits.answeredAt,
      nameSealed: credits.nameSealed,
      linkSealed: credits.linkSealed,
      publicName: credits.publicName,
    })
    .from(credits)
    .where(eq(credits.participantId, participantId))
    .orderBy(asc(credits.offeredAt));
  return rows.map(({ nameSealed, linkSealed, publicName, ...row }) => ({
    ...row,
    name: vault.openOptional("credits.name_sealed", row.id, nameSealed),
    link: vault.openOptional("credits.link_sealed", row.id, linkSealed),
    isPublic: publicName !== null,
  }));
}
export type PortalCredit = Awaited<ReturnType<typeof creditsOf>>[number];
