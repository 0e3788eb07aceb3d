import { bucketOf, countTry } from "@/lib/server/rate-limit";
import { assertNoneRefused, type ReceivedUpload, receiveUpload, type UploadRequest } from "./upload";

type MessageRequest = UploadRequest & {
  /** Handed the form before a refused file can end it: keeps the words. */
  keep: (received: ReceivedUpload) => void | Promise<void>;
};

/** The words and files of one message form, of either side. @throws AppError too_many, or the first refused file's code */
export async function receiveMessage({ keep, ...upload }: MessageRequest): Promise<ReceivedUpload> {
  const { actor, request, now } = upload;
  // A team shares one network; each of them has tries of their own.
  await countTry("upload", actor.type === "person" ? actor.personId : await bucketOf(request.headers, now));
  const received = await receiveUpload(upload);
  await keep(received);
  assertNoneRefused(received.refused);
  return received;
}
