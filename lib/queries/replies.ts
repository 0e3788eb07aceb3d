import { asc, isNull } from "drizzle-orm";
import { cannedReplies } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { fillReply, type ReplyValues } from "@/lib/domain/reply/text";
import { type Reading, read } from "@/lib/server/read";

const COLUMN = "canned_replies.body_sealed";

/** A reply as it would be sent on one case. `gaps`: fields the case has nothing for. */
export type ReadyReply = { id: string; name: string; text: string; gaps: string[] };

export type CannedReply = { id: string; name: string; body: string };

/** The replies in use, as they were written. */
export async function repliesInUse({ tx, vaults }: Pick<Reading, "tx" | "vaults">): Promise<CannedReply[]> {
  const asked = tx
    .select({ id: cannedReplies.id, name: cannedReplies.name, bodySealed: cannedReplies.bodySealed })
    .from(cannedReplies)
    .where(isNull(cannedReplies.archivedAt))
    .orderBy(asc(cannedReplies.position), asc(cannedReplies.id));
  const [rows, vault] = await Promise.all([asked, vaults.ofInstance()]);
  return rows.map(({ bodySealed, ...reply }) => ({
    ...reply,
    body: vault.open(COLUMN, reply.id, bodySealed),
  }));
}

/** The same filled in with the values of a case. */
export function repliesFor(replies: readonly CannedReply[], values: ReplyValues): ReadyReply[] {
  return replies.map(({ body, ...reply }) => ({ ...reply, ...fillReply(body, values) }));
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
