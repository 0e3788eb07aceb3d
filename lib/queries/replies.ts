import { asc, isNull } from "drizzle-orm";
import { cannedReplies } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { fillReply, type ReplyValues } from "@/lib/domain/reply/text";
import { type Reading, read } from "@/lib/server/read";
import { organisationOf } from "@/lib/server/settings";

const COLUMN = "canned_replies.body_sealed";

/** A reply as it would be sent on one case. `gaps`: fields the case has nothing for. */
export type ReadyReply = { id: string; name: string; text: string; gaps: string[] };

/** The replies in use, filled in with the values of a case. */
export async function repliesFor(
  { tx, vaults }: Pick<Reading, "tx" | "vaults">,
  values: Omit<ReplyValues, "organisation">,
): Promise<ReadyReply[]> {
  const rows = await tx
    .select({ id: cannedReplies.id, name: cannedReplies.name, bodySealed: cannedReplies.bodySealed })
    .from(cannedReplies)
    .where(isNull(cannedReplies.archivedAt))
    .orderBy(asc(cannedReplies.position), asc(cannedReplies.id));
  if (rows.length === 0) return [];
  const organisation = await organisationOf(tx);
  const vault = await vaults.ofInstance();
  return rows.map(({ id, name, bodySealed }) => ({
    id,
    name,
    ...fillReply(vault.open(COLUMN, id, bodySealed), { ...values, organisation }),
  }));
}

/** Every reply as the settings list it. */
export async function replyRegister(actor: Actor) {
  return read(actor, async ({ tx, vaults }) => {
    const rows = await tx
      .select()
      .from(cannedReplies)
      .orderBy(asc(cannedReplies.position), asc(cannedReplies.id));
    const vault = await vaults.ofInstance();
    return rows.map(({ id, name, bodySealed, version, archivedAt }) => ({
      id,
      name,
      body: vault.open(COLUMN, id, bodySealed),
      version,
      archived: archivedAt !== null,
    }));
  });
}
