import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import type { Actor } from "@/lib/domain/access/actor";
import type { Audience } from "@/lib/domain/case/origins";
import { FILE_LIMITS, type FileLimits } from "@/lib/domain/file-limits";
import { safeFileName } from "@/lib/domain/file-name";
import { AppError, type ErrorCode } from "@/lib/server/errors";
import { read } from "@/lib/server/read";
import { settingsOf } from "@/lib/server/settings";
import { reportUnexpected } from "@/lib/server/unexpected";
import { storeFile, type UploadedFile } from "./store";

export type UploadRequest = {
  request: Request;
  actor: Actor;
  caseId: string;
  /** Who may read the files: "reporter" for what a reporter sends and what the team sends them. */
  audience: Audience;
  now: Date;
};

type RefusedFile = { name: string; code: ErrorCode; message: string };

export type ReceivedUpload = {
  /** Text fields of the same form, at most 64 KB each; the first of a name counts. */
  fields: Record<string, string>;
  /** Whole and sealed, waiting as `pending` for `attachFiles`. */
  files: UploadedFile[];
  refused: RefusedFile[];
};

const FIELD_BYTES = 262_144;
const FIELD_COUNT = 50;

/**
 * Reads a multipart form piece by piece and seals its files as they arrive; nothing is ever held whole. A file that is
 * refused leaves nothing behind and stops no other; the rest of the request is read, so that the answer reaches the sender.
 */
export async function receiveUpload(upload: UploadRequest): Promise<ReceivedUpload> {
  const { request } = upload;
  const limits = await limitsFor(upload.actor);
  const contentType = request.headers.get("content-type") ?? "";
  if (!request.body || !/^multipart\/form-data\s*;.*boundary=/i.test(contentType))
    throw new AppError("invalid", "The form could not be read.");
  const parser = parserFor(contentType, limits);
  const received: ReceivedUpload = { fields: {}, files: [], refused: [] };
  const work: Promise<void>[] = [];
  const failed: { name: string; error: unknown }[] = [];
  parser.on("field", (name, value) => {
    if (name !== "__proto__" && !Object.hasOwn(received.fields, name)) received.fields[name] = value;
  });
  parser.on("file", (_field, stream, { filename }) => {
    // An empty file input sends a part without a name.
    if (!filename) stream.resume();
    else work.push(take(stream, safeFileName(filename), upload, limits, { files: received.files, failed }));
  });
  parser.on("filesLimit", () => received.refused.push(tooMany(limits)));
  try {
    await pipeline(Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]), parser);
  } catch {
    await Promise.allSettled(work);
    throw new AppError("invalid", "The upload stopped before everything had arrived. Send it again.", {
      filesBegun: true,
    });
  }
  await Promise.all(work);
  received.refused.unshift(...failed.map(({ name, error }) => refusalOf(name, error)));
  return received;
}

async function limitsFor(actor: Actor): Promise<FileLimits> {
  return read(actor, async ({ tx }) => (await settingsOf(tx))?.fileLimits ?? FILE_LIMITS);
}

function parserFor(contentType: string, limits: FileLimits): busboy.Busboy {
  try {
    return busboy({
      headers: { "content-type": contentType },
      defParamCharset: "utf8",
      limits: {
        // busboy calls a file of exactly its limit cut off; the byte beyond ours makes that true.
        fileSize: limits.fileBytes + 1,
        // One more than allowed, so that the refusal can name the file.
        files: limits.files + 1,
        fields: FIELD_COUNT,
        fieldSize: FIELD_BYTES,
        headerPairs: 20,
      },
    });
  } catch {
    throw new AppError("invalid", "The form could not be read.");
  }
}

async function take(
  stream: Readable,
  name: string,
  upload: UploadRequest,
  limits: FileLimits,
  into: { files: UploadedFile[]; failed: { name: string; error: unknown }[] },
): Promise<void> {
  // Its sender may go before anybody reads it: unheard, the event would end the process; the reader is told all the same.
  stream.on("error", () => {});
  try {
    into.files.push(await storeFile(stream, name, upload, limits));
  } catch (error) {
    into.failed.push({ name, error });
  } finally {
    // What is left of a refused file is read and dropped; a browser shows no answer before it could send everything.
    stream.resume();
  }
}

function refusalOf(name: string, error: unknown): RefusedFile {
  if (error instanceof AppError) return { name, code: error.code, message: error.publicMessage };
  const reference = reportUnexpected(error);
  return { name, code: "busy", message: `${name} could not be stored. Try again. Reference ${reference}.` };
}

/** Stops for the first refused file, naming all of them. @throws AppError with the first one's code */
export function assertNoneRefused(refused: readonly RefusedFile[]): void {
  const [first] = refused;
  if (!first) return;
  throw new AppError(first.code, refused.map(({ message }) => message).join(" "), { filesBegun: true });
}

function tooMany(limits: FileLimits): RefusedFile {
  return { name: "", code: "too_large", message: `Send at most ${limits.files} files at once.` };
}
