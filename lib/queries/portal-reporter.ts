import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { participants } from "@/db/schema";
import type { Vault } from "@/lib/server/crypto/vault";
import { sendsMail } from "@/lib/server/env";
import type { Reading } from "@/lib/server/read";

const contactSchema = z.object({ email: z.string().optional() });

/** The reporter as they left themselves: name, whether mail reaches them, and what they have not sent yet. */
export async function reporterOf({ tx }: Reading, vault: Vault, participantId: string) {
  const [row] = await tx
    .select({
      nameSealed: participants.nameSealed,
      contactSealed: participants.contactSealed,
      lastReadAt: participants.lastReadAt,
      replyDraftSealed: participants.replyDraftSealed,
    })
    .from(participants)
    .where(eq(participants.id, participantId));
  const contact = vault.openOptional(
    "participants.contact_sealed",
    participantId,
    row?.contactSealed ?? null,
  );
  const leftAddress = contact !== null && contactSchema.parse(JSON.parse(contact)).email !== undefined;
  return {
    name: vault.openOptional("participants.name_sealed", participantId, row?.nameSealed ?? null),
    mail: leftAddress ? (sendsMail() ? ("comes" as const) : ("not sent" as const)) : ("no address" as const),
    lastReadAt: row?.lastReadAt ?? null,
    replyDraft:
      vault.openOptional("participants.reply_draft_sealed", participantId, row?.replyDraftSealed ?? null) ??
      "",
  };
}

/** Who else can see the case: how many of the team, and invited parties by name. */
export async function readersOf({ tx }: Reading) {
  const found = await tx.execute<{ team: number; invited: string[] }>(
    sql`select team, invited from app.case_readers()`,
  );
  return { team: found.rows[0]?.team ?? 0, invited: found.rows[0]?.invited ?? [] };
}
