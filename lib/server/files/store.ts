import { createHash, randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import { and, count, eq, gte } from "drizzle-orm";
import { attachmentFrames, attachments } from "@/db/schema";
import { type Actor, actorId } from "@/lib/domain/access/actor";
import { can } from "@/lib/domain/access/policy";
import type { Audience } from "@/lib/domain/case/origins";
import { emptyFileWords, type FileLimits, FRAME_BYTES } from "@/lib/domain/file-limits";
import { findAccess } from "@/lib/server/case-access";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";
import { hasRoomFor } from "@/lib/server/disk-space";
import { AppError, forbidden, notFound } from "@/lib/server/errors";
import { services } from "@/lib/server/services";
import { inTransaction } from "@/lib/server/transaction";
import { Vaults } from "@/lib/server/vaults";
import { lockUploads, noRoomFor, type Room, roomFor, type UploadPlace, waitsSince } from "./room";

export type UploadedFile = { id: string; name: string; sizeBytes: number };

type Place = UploadPlace & { audience: Audience };
type Begun = { id: string; name: string; vault: Vault; room: Room };

/** Frames written in one short transaction: half a megabyte. */
const BATCH_FRAMES = 8;

/**
 * Seals one file as it arrives and leaves it `pending`, whole. @throws AppError too_large or storage_full naming the
 * limit, invalid for an empty one; then nothing of the file is left.
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
    const sizeBytes = await writeFrames(stream, begun, (batch) =>
      write((tx) => writeBatch(tx, batch, place, limits)),
    );
    if (sizeBytes === 0) throw new AppError("invalid", emptyFileWords(name));
    return { id: begun.id, name, sizeBytes };
  } catch (error) {
    // Where even that fails, the sweep takes it a day later; what went wrong first is what people should hear.
    if (begun) await removeUpload({ actor: place.actor, id: begun.id }).catch(() => false);
    throw error instanceof AppError && error.code === "storage_full" ? noRoomFor(name, error) : error;
  }
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
  await lockUploads(tx, place);
  const since = waitsSince(place);
  const uploadedBy = actorId(actor);
  const [waiting] = await tx
    .select({ files: count() })
    .from(attachments)
    .where(
      and(
        eq(attachments.caseId, caseId),
        eq(attachments.state, "pending"),
        uploadedBy === null ? undefined : eq(attachments.uploadedBy, uploadedBy),
        since === null ? undefined : gte(attachments.createdAt, since),
      ),
    );
  if ((waiting?.files ?? 0) >= limits.files)
    throw new AppError("too_large", `${name} is one file too many. Send at most ${limits.files} files.`);
  const room = await roomFor(tx, name, place, limits);
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
  return { id, name, vault, room };
}

type Batch = Pick<Begun, "id" | "name" | "vault"> & {
  frames: (typeof attachmentFrames.$inferInsert)[];
  /** Of the file up to here. */
  sizeBytes: number;
  /** Set with the last frames. */
  final: { sha256: string } | undefined;
};

async function writeFrames(
  stream: Readable,
  begun: Begun,
  write: (batch: Batch) => Promise<void>,
): Promise<number> {
  const hash = createHash("sha256");
  let pending = Buffer.alloc(0);
  let batch: Buffer[] = [];
  let written = 0;
  let sizeBytes = 0;
  const flush = async (final?: { sha256: string }) => {
    const frames = batch.map((frame, index) => ({
      attachmentId: begun.id,
      position: written + index,
      frame: begun.vault.sealFrame(
        begun.id,
        written + index,
        final !== undefined && index === batch.length - 1,
        frame,
      ),
    }));
    await write({ ...begun, frames, sizeBytes, final });
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
  { id, name, vault, frames, sizeBytes, final }: Batch,
  place: Place,
  limits: FileLimits,
): Promise<void> {
  await lockUploads(tx, place);
  // The size grows with the frames, so that an unfinished upload counts against the limits too.
  const sha256Sealed = final ? vault.seal("attachments.sha256_sealed", id, final.sha256) : null;
  const { rowCount } = await tx
    .update(attachments)
    .set({ sizeBytes, sha256Sealed })
    .where(and(eq(attachments.id, id), eq(attachments.state, "pending")));
  if (rowCount !== 1) throw notFound();
  // Others that began when there was room for each may have filled it meanwhile.
  const room = await roomFor(tx, name, place, limits);
  if (room.bytes < 0) throw room.refusal();
  await tx.insert(attachmentFrames).values(frames);
}
