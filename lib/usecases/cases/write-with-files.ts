import { can } from "@/lib/domain/access/policy";
import { caseIdOf } from "@/lib/queries/find-case";
import { findAccess } from "@/lib/server/case-access";
import { AppError, forbidden, notFound } from "@/lib/server/errors";
import { receiveMessage } from "@/lib/server/files/receive-message";
import { removeUpload } from "@/lib/server/files/store";
import type { ReceivedUpload } from "@/lib/server/files/upload";
import { read } from "@/lib/server/read";
import type { Caller } from "@/lib/server/use-case";
import { writeOnCase } from "./write";

type Form = {
  request: Request;
  reference: string;
  /** Handed the words as they came, so that a refusal can show them again. */
  keepText: (text: string) => void;
};

/**
 * What the desk's composer sends, words and files together: all of it arrives or none. Files come in as internal, because
 * the audience may stand behind them in the form; only the sent message opens them to its readers. Who asks is asked again
 * once everything has arrived, for that may take long: the message is theirs who it is by then, and of that time.
 */
export async function writeWithFiles(
  whoAsks: () => Promise<Caller>,
  form: Form,
): Promise<{ messageId: string }> {
  const caller = await whoAsks();
  const { actor, now } = caller;
  const caseId = await writableCase(caller, form.reference);
  let received: ReceivedUpload | undefined;
  const keep = (upload: ReceivedUpload) => {
    received = upload;
    form.keepText(upload.fields.body ?? "");
  };
  try {
    const { request } = form;
    const { fields, files } = await receiveMessage({
      request,
      actor,
      caseId,
      audience: "internal",
      now,
      keep,
    });
    const { body = "", audience } = fields;
    const writer = await whoAsks();
    if (writer.actor.type === "anonymous") throw signedOut();
    return await writeOnCase(writer, { caseId, body, audience, files: files.map(({ id }) => id) });
  } catch (error) {
    // Left waiting, a file could go out later with a message of other readers.
    for (const { id } of received?.files ?? []) await removeUpload({ actor, id }).catch(() => false);
    throw error;
  }
}

// Asked before a byte is stored; the message asks for its own act again.
async function writableCase({ actor, now }: Caller, reference: string): Promise<string> {
  if (actor.type === "anonymous") throw signedOut();
  const subject = await read(actor, async ({ tx }) => {
    const id = await caseIdOf(tx, reference);
    return id ? findAccess(tx, actor, id) : null;
  });
  if (!subject || !can(actor, "case.read", subject, now).allowed) throw notFound();
  const writes = can(actor, "case.note", subject, now).allowed;
  if (!writes && !can(actor, "case.message", subject, now).allowed) throw forbidden();
  return subject.caseId;
}

function signedOut(): AppError {
  return new AppError(
    "unauthenticated",
    "Your session has ended and nothing was sent. Copy your text from the form, then sign in again.",
  );
}
