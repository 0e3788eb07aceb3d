import { bucketOf, countTry } from "@/lib/server/rate-limit";
import { assertNoneRefused, type ReceivedUpload, receiveUpload, type UploadRequest } from "./upload";

type MessageRequest = UploadRequest & {
  /** Handed the form before a refused file can end it: keeps the words. */
  keep: (received: ReceivedUpload) => void | Promise<void>;
};

/** The words and files of one message form, of either side. @throws AppError too_many, or the first refused file's code */
export async function receiveMessage({ keep, ...upload }: MessageRequest): Promise<ReceivedUpload> {
  await countTry("upload", await bucketOf(upload.request.headers, upload.now));
  const received = await receiveUpload(upload);
  await keep(received);
  assertNoneRefused(received.refused);
  return received;
}
