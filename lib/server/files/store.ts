import { createHash, randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import { and, count, eq, sql } from "drizzle-orm";
import { attachmentFrames, attachments } from "@/db/schema";
import { type Actor, actorId } from "@/lib/domain/access/actor";
import { can } from "@/lib/domain/access/policy";
import type { Audience } from "@/lib/domain/case/origins";
import { type FileLimits, FRAME_BYTES } from "@/lib/domain/file-limits";
import { sizeWords } from "@/lib/domain/size-words";
import { findAccess } from "@/lib/server/case-access";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";
import { hasRoomFor } from "@/lib/server/disk-space";
import { AppError, forbidden, notFound } from "@/lib/server/errors";
import { services } from "@/lib/server/services";
import { settingsOf } from "@/lib/server/settings";
import { inTransaction } from "@/lib/server/transaction";
import { Vaults } from "@/lib/server/vaults";

export type UploadedFile = { id: string; name: string; sizeBytes: number };

type Place = { actor: Actor; caseId: string; audience: Audience; now: Date };
type Begun = { id: string; vault: Vault; room: { bytes: number; refusal: () => AppError } };

/** Frames written in one short transaction: half a megabyte. */
const BATCH_FRAMES = 8;

/**
 * Seals one file as it arrives and leaves it `pending`, whole. @throws AppError too_large or storage_full naming the
 * limit; then nothing of the file is left.
 */
export async function storeFile(
  stream: Readable,
  name: string,
  place: Place,
  limits: FileLimits,
): Promise<UploadedFile> {
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    if (!hasRoomFor("files")) throw noRoomFor(name);
    return inTransaction(services().pool, place.actor, "read write", work);
  };
  let begun: Begun | undefined;
  try {
    begun = await write((tx) => begin(tx, name, place, limits));
    const sizeBytes = await writeFrames(stream, begun, write);
    return { id: begun.id, name, sizeBytes };
  } catch (error) {
    // Where even that fails, the sweep takes it a day later; what went wrong first is what people should hear.
    if (begun) await removeUpload({ actor: place.actor, id: begun.id }).catch(() => false);
    throw error instanceof AppError && error.code === "storage_full" ? noRoomFor(name, error) : error;
  }
}

function noRoomFor(name: string, cause?: unknown): AppError {
  const words = `There is no room for ${name}: our storage is full. Go on without it and say in your text what it shows.`;
  return Object.assign(new AppError("storage_full", words), { cause });
}

/** Takes back a file that is not part of a report or message yet; true if there was one of this uploader. */
export async function removeUpload({ actor, id }: { actor: Actor; id: string }): Promise<boolean> {
  const uploader = actorId(actor);
  if (uploader === null) return false;
  const { rowCount } = await inTransaction(services().pool, actor, "read write", (tx) =>
    tx
      .delete(attachments)
      .where(
        and(eq(attachments.id, id), eq(attachments.state, "pending"), eq(attachments.uploadedBy, uploader)),
      ),
  );
  return rowCount === 1;
}

async function begin(tx: Tx, name: string, place: Place, limits: FileLimits): Promise<Begun> {
  const { actor, caseId, audience, now } = place;
  const subject = await findAccess(tx, actor, caseId);
  if (!subject) throw notFound();
  if (!can(actor, "file.upload", subject, now).allowed) throw forbidden();
  // Two uploads to one case are counted one after the other.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${caseId}, 0))`);
  const uploadedBy = actorId(actor);
  const [waiting] = await tx
    .select({ files: count() })
    .from(attachments)
    .where(
      and(
        eq(attachments.caseId, caseId),
        eq(attachments.state, "pending"),
        uploadedBy === null ? undefined : eq(attachments.uploadedBy, uploadedBy),
      ),
    );
  if ((waiting?.files ?? 0) >= limits.files)
    throw new AppError("too_large", `${name} is one file too many. Send at most ${limits.files} files.`);
  const room = await roomFor(tx, name, caseId, limits);
  if (room.bytes <= 0) throw room.refusal();
  const vault = await new Vaults(tx, services().keyring).ofCase(caseId);
  const id = randomUUID();
  await tx.insert(attachments).values({
    id,
    caseId,
    audience,
    state: "pending",
    nameSealed: vault.seal("attachments.name_sealed", id, name),
    sizeBytes: 0,
    uploadedBy,
    createdAt: now,
  });
  return { id, vault, room };
}

/** How many bytes this file may have, and what to say beyond them: the tightest of the three limits. */
async function roomFor(tx: Tx, name: string, caseId: string, limits: FileLimits): Promise<Begun["room"]> {
  const { rows } = await tx.execute<{ all_files: string; of_case: string }>(
    sql`select app.storage_used() as all_files, app.case_storage_used(${caseId}) as of_case`,
  );
  const quota = (await settingsOf(tx))?.storageQuotaBytes ?? 0;
  const left = {
    file: limits.fileBytes,
    case: limits.caseBytes - Number(rows[0]?.of_case ?? 0),
    all: quota - Number(rows[0]?.all_files ?? 0),
  };
  const bytes = Math.min(left.file, left.case, left.all);
  if (bytes === left.all && left.all < left.file)
    return {
      bytes,
      refusal: () => noRoomFor(name),
    };
  const limit = bytes === left.file ? limits.fileBytes : limits.caseBytes;
  const whole = bytes === left.file ? "a file" : "for all files of a case";
  return {
    bytes,
    refusal: () =>
      new AppError("too_large", `${name} is too large. The limit is ${sizeWords(limit)} ${whole}.`),
  };
}

type Write = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

async function writeFrames(stream: Readable, begun: Begun, write: Write): Promise<number> {
  const hash = createHash("sha256");
  let pending = Buffer.alloc(0);
  let batch: Buffer[] = [];
  let written = 0;
  let sizeBytes = 0;
  const flush = async (sealFinal?: { sha256: string }) => {
    const frames = batch.map((frame, index) => ({
      attachmentId: begun.id,
      position: written + index,
      frame: begun.vault.sealFrame(
        begun.id,
        written + index,
        sealFinal !== undefined && index === batch.length - 1,
        frame,
      ),
    }));
    await write((tx) => writeBatch(tx, begun, frames, sizeBytes, sealFinal));
    written += frames.length;
    batch = [];
  };
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    sizeBytes += chunk.length;
    if (sizeBytes > begun.room.bytes) throw begun.room.refusal();
    hash.update(chunk);
    pending = Buffer.concat([pending, chunk]);
    // The last frame is only known at the end, so a full one waits until something follows it.
    while (pending.length > FRAME_BYTES) {
      if (batch.length === BATCH_FRAMES) await flush();
      batch.push(Buffer.from(pending.subarray(0, FRAME_BYTES)));
      pending = pending.subarray(FRAME_BYTES);
    }
  }
  if (batch.length === BATCH_FRAMES) await flush();
  batch.push(pending);
  await flush({ sha256: hash.digest("hex") });
  return sizeBytes;
}

async function writeBatch(
  tx: Tx,
  { id, vault }: Begun,
  frames: (typeof attachmentFrames.$inferInsert)[],
  sizeBytes: number,
  final?: { sha256: string },
): Promise<void> {
  // The size grows with the frames, so that an unfinished upload counts against the quota too.
  const sha256Sealed = final ? vault.seal("attachments.sha256_sealed", id, final.sha256) : null;
  const { rowCount } = await tx
    .update(attachments)
    .set({ sizeBytes, sha256Sealed })
    .where(and(eq(attachments.id, id), eq(attachments.state, "pending")));
  if (rowCount !== 1) throw notFound();
  await tx.insert(attachmentFrames).values(frames);
}
