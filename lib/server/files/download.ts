import { and, asc, eq, gte, isNotNull, lt } from "drizzle-orm";
import { attachmentFrames, attachments } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { can } from "@/lib/domain/access/policy";
import { frameCount } from "@/lib/domain/file-limits";
import { contentDisposition } from "@/lib/domain/file-name";
import { isUuid } from "@/lib/domain/uuid";
import { findAccess } from "@/lib/server/case-access";
import type { Vault } from "@/lib/server/crypto/vault";
import { notFound } from "@/lib/server/errors";
import { read } from "@/lib/server/read";

const BATCH_FRAMES = 8;

type Found = { id: string; name: string; sizeBytes: number; vault: Vault };
/** Who the session that asked speaks for by now; null once it is over. */
type WhoAsks = () => Promise<Actor | null>;

/**
 * A file as a download, opened piece by piece: never shown in the browser, whatever it is. @throws AppError not_found
 * where the actor does not see it. A frame that is missing, altered or in the wrong place breaks the answer off.
 *
 * @param whoAsks asked before every half megabyte but the first: a session that ended, or a case out of sight, ends it too
 */
export async function downloadAttachment(
  actor: Actor,
  id: string,
  now: Date,
  whoAsks: WhoAsks,
): Promise<Response> {
  const file = await find(actor, id, now);
  return new Response(framesOf(actor, file, whoAsks), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": contentDisposition(file.name),
      "Content-Length": String(file.sizeBytes),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}

async function find(actor: Actor, id: string, now: Date): Promise<Found> {
  if (!isUuid(id)) throw notFound();
  return read(actor, async ({ tx, vaults }) => {
    const [row] = await tx
      .select({
        caseId: attachments.caseId,
        nameSealed: attachments.nameSealed,
        sizeBytes: attachments.sizeBytes,
      })
      .from(attachments)
      .where(and(eq(attachments.id, id), isNotNull(attachments.sha256Sealed)));
    if (!row) throw notFound();
    const subject = await findAccess(tx, actor, row.caseId);
    if (!subject || !can(actor, "file.read", subject, now).allowed) throw notFound();
    const vault = await vaults.ofCase(row.caseId);
    const name = vault.open("attachments.name_sealed", id, row.nameSealed);
    return { id, name, sizeBytes: row.sizeBytes, vault };
  });
}

function framesOf(first: Actor, file: Found, whoAsks: WhoAsks): ReadableStream<Uint8Array> {
  const total = frameCount(file.sizeBytes);
  let position = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const actor = position === 0 ? first : await whoAsks();
      if (actor === null) throw new Error(`the session ended while file ${file.id} was on its way`);
      for (const bytes of await openBatch(actor, file, position, total)) {
        if (bytes.length > 0) controller.enqueue(bytes);
        position += 1;
      }
      if (position === total) controller.close();
    },
  });
}

async function openBatch(actor: Actor, file: Found, from: number, total: number): Promise<Buffer[]> {
  const until = Math.min(from + BATCH_FRAMES, total);
  const rows = await read(actor, ({ tx }) =>
    tx
      .select({ position: attachmentFrames.position, frame: attachmentFrames.frame })
      .from(attachmentFrames)
      .where(
        and(
          eq(attachmentFrames.attachmentId, file.id),
          gte(attachmentFrames.position, from),
          lt(attachmentFrames.position, until),
        ),
      )
      .orderBy(asc(attachmentFrames.position)),
  );
  if (rows.length !== until - from) throw new Error(`file ${file.id} is not whole`);
  return rows.map(({ position, frame }) =>
    file.vault.openFrame(file.id, position, position === total - 1, frame),
  );
}
