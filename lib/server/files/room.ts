import { and, eq, lt, sql } from "drizzle-orm";
import { attachments, drafts } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { type FileLimits, STRANGERS_SHARE } from "@/lib/domain/file-limits";
import { sizeWords } from "@/lib/domain/size-words";
import type { Tx } from "@/lib/server/database";
import { AppError, conflict } from "@/lib/server/errors";
import { settingsOf } from "@/lib/server/settings";

export type UploadPlace = { actor: Actor; caseId: string; now: Date };

/** How many bytes are left for one file by the tightest of the three limits, and what to say beyond them. */
export type Room = { bytes: number; refusal: () => AppError };

/** A file that waits for longer than this belongs to no form any more; the sweep takes it within a day. */
const STALE_MS = 3_600_000;

/** When a file began that may still become part of something: of an unsent report all may, however long they wait. */
export const waitsSince = ({ actor, now }: Pick<UploadPlace, "actor" | "now">): Date | null =>
  actor.type === "draft" ? null : new Date(now.getTime() - STALE_MS);

/**
 * Uploads to one case are counted one after the other, until the transaction ends. A report that was sent takes no more.
 * @throws AppError conflict
 */
export async function lockUploads(tx: Tx, { actor, caseId }: UploadPlace): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${caseId}, 0))`);
  if (actor.type !== "draft") return;
  // Sending locks the row: what is written meanwhile comes before it or is refused.
  const [draft] = await tx
    .select({ submittedAt: drafts.submittedAt })
    .from(drafts)
    .where(eq(drafts.id, actor.draftId))
    .for("share");
  if (draft?.submittedAt)
    throw conflict("This report was sent already. A further file goes with a message in your case.");
}

/**
 * Nearer to the quota than this, uploads of all cases are counted one after the other and cannot pass it. Farther away they are
 * not: others would have to store all this while one of them writes its next half megabyte.
 */
const NARROW_BYTES = 268_435_456;

/** The room that is left for a file beyond what its case and the installation hold, its own bytes so far included. */
export async function roomFor(tx: Tx, name: string, place: UploadPlace, limits: FileLimits): Promise<Room> {
  const left = {
    file: limits.fileBytes,
    case: limits.caseBytes - (await sumOfCase(tx, place)),
    all: await leftOfQuota(tx, place.actor),
  };
  const bytes = Math.min(left.file, left.case, left.all);
  if (bytes === left.all && left.all < left.file) return { bytes, refusal: () => noRoomFor(name) };
  const limit = bytes === left.file ? limits.fileBytes : limits.caseBytes;
  const whole = bytes === left.file ? "a file" : "for all files of a case";
  return {
    bytes,
    refusal: () =>
      new AppError("too_large", `${name} is too large. The limit is ${sizeWords(limit)} ${whole}.`),
  };
}

async function leftOfQuota(tx: Tx, actor: Actor): Promise<number> {
  const whole = (await settingsOf(tx))?.storageQuotaBytes ?? 0;
  const quota = actor.type === "draft" ? Math.floor(whole * STRANGERS_SHARE) : whole;
  // A sum reads every file there is. What their frames take on the disk is known without, and never less.
  if (quota - (await sizeOfFrames(tx)) > NARROW_BYTES) return Number.POSITIVE_INFINITY;
  const left = quota - (await sumOfAll(tx));
  if (left > NARROW_BYTES) return left;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('storage quota', 0))`);
  return quota - (await sumOfAll(tx));
}

async function sizeOfFrames(tx: Tx): Promise<number> {
  const { rows } = await tx.execute<{ bytes: string }>(
    sql`select pg_table_size('attachment_frames') as bytes`,
  );
  return Number(rows[0]?.bytes ?? 0);
}

async function sumOfAll(tx: Tx): Promise<number> {
  const { rows } = await tx.execute<{ bytes: string }>(sql`select app.storage_used() as bytes`);
  return Number(rows[0]?.bytes ?? 0);
}

async function sumOfCase(tx: Tx, place: UploadPlace): Promise<number> {
  const { rows } = await tx.execute<{ bytes: string }>(
    sql`select app.case_storage_used(${place.caseId}) as bytes`,
  );
  return Number(rows[0]?.bytes ?? 0) - (await staleBytes(tx, place));
}

// What never became part of anything takes up disk, but not its case's share.
async function staleBytes(tx: Tx, { caseId, ...place }: UploadPlace): Promise<number> {
  const since = waitsSince(place);
  if (since === null) return 0;
  const [stale] = await tx
    .select({ bytes: sql<string>`coalesce(sum(${attachments.sizeBytes}), 0)` })
    .from(attachments)
    .where(
      and(eq(attachments.caseId, caseId), eq(attachments.state, "pending"), lt(attachments.createdAt, since)),
    );
  return Number(stale?.bytes ?? 0);
}

/** The answer where the installation's quota or its disk is full. */
export function noRoomFor(name: string, cause?: unknown): AppError {
  const words = `There is no room for ${name}: our storage is full. Go on without it and say in your text what it shows.`;
  return Object.assign(new AppError("storage_full", words), { cause });
}
