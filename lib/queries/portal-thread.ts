import { and, asc, eq, sql } from "drizzle-orm";
import { events, messages } from "@/db/schema";
import type { ReporterActor } from "@/lib/domain/access/actor";
import { reporterEventWords, WORDS_FOR_REPORTER } from "@/lib/domain/case/reporter-events";
import { standingEvents } from "@/lib/domain/case/standing-events";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Reading } from "@/lib/server/read";
import { listed, type ReadableFile } from "./portal-files";

/** Messages between the reporter and the team, oldest first. The audience stands in the query too, not only in the policy. */
export async function messagesOf(
  { tx }: Reading,
  vault: Vault,
  actor: ReporterActor,
  files: readonly ReadableFile[],
) {
  const rows = await tx
    .select({
      id: messages.id,
      kind: messages.kind,
      authorPersonId: messages.authorPersonId,
      authorParticipantId: messages.authorParticipantId,
      bodySealed: messages.bodySealed,
      createdAt: messages.createdAt,
    })
    .from(messages)
    .where(and(eq(messages.caseId, actor.caseId), eq(messages.audience, "reporter")))
    .orderBy(asc(messages.createdAt), asc(messages.id));
  const names = await correspondents(tx);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    mine: row.authorParticipantId === actor.participantId,
    author: names.get(row.authorPersonId ?? "") ?? null,
    body: vault.open("messages.body_sealed", row.id, row.bodySealed),
    at: row.createdAt,
    files: files.filter((file) => file.messageId === row.id).map(listed),
  }));
}

async function correspondents(tx: Reading["tx"]): Promise<Map<string, string>> {
  const found = await tx.execute<{ person_id: string; display_name: string }>(
    sql`select person_id, display_name from app.correspondents()`,
  );
  return new Map(found.rows.map((row) => [row.person_id, row.display_name]));
}

/** What happened, as far as the reporter is told, in the reporter's words. */
export async function eventsOf({ tx }: Reading, vault: Vault, actor: ReporterActor) {
  const rows = await tx
    .select({
      seq: events.seq,
      at: events.at,
      action: events.action,
      data: events.data,
      sealed: events.sealed,
      actorId: events.actorId,
    })
    .from(events)
    .where(
      and(eq(events.chainKind, "case"), eq(events.chainId, actor.caseId), eq(events.audience, "reporter")),
    )
    .orderBy(asc(events.seq));
  return standingEvents(rows).flatMap(({ seq, at, action, data, sealed, actorId }) => {
    const mine = actorId === actor.participantId;
    const words = reporterEventWords(action, data, mine);
    const said = WORDS_FOR_REPORTER.has(action)
      ? vault.openOptional("events.sealed", actor.caseId, sealed)
      : null;
    return words ? [{ seq, at, mine, said, ...words }] : [];
  });
}
