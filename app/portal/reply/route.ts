import type { ReporterActor } from "@/lib/domain/access/actor";
import { AppError } from "@/lib/server/errors";
import { receiveMessage } from "@/lib/server/files/receive-message";
import { removeUpload } from "@/lib/server/files/store";
import type { ReceivedUpload } from "@/lib/server/files/upload";
import { answerForm, seeOther } from "@/lib/server/form-post";
import type { Caller } from "@/lib/server/use-case";
import { callerOf } from "@/lib/server/who";
import { replyAsReporter } from "@/lib/usecases/cases/write";
import { keepReply } from "@/lib/usecases/portal/keep-reply";

const BACK = { href: "/portal#reply", words: "Back to your reply. Your text is kept" };

// A handler and not an action, because files are streamed and never held whole.
export const POST = (request: Request) => {
  let lost = "";
  return answerForm({ ...BACK, kept: () => lost }, async () => {
    const { actor, now } = await callerOf("reporter");
    if (actor.type !== "reporter") throw visitEnded();
    const { caseId } = actor;
    let caller: Caller | undefined;
    // Kept before anything can refuse it; sending takes it out again.
    const keep = async (received: ReceivedUpload) => {
      const { body = "" } = received.fields;
      lost = body;
      caller = await callerOnArrival(actor, received);
      await keepReply(caller, { text: body });
      lost = "";
    };
    const { fields } = await receiveMessage({ request, actor, caseId, audience: "reporter", now, keep });
    const text = fields.body ?? "";
    if (fields.then === "add") return seeOther("/portal#reply");
    if (text.trim() === "") return seeOther("/portal?problem=empty#reply");
    if (!caller) throw visitEnded();
    const { messageId } = await replyAsReporter(caller, { caseId, body: text });
    return seeOther(`/portal?sent=reply#message-${messageId}`);
  });
};

// A long upload may outlive its visit, or the code that opened it: what it brought does not wait for whoever comes next.
async function callerOnArrival(sender: ReporterActor, { files }: ReceivedUpload): Promise<Caller> {
  const caller = await callerOf("reporter");
  if (caller.actor.type === "reporter") return caller;
  for (const { id } of files) await removeUpload({ actor: sender, id });
  throw visitEnded();
}

function visitEnded(): AppError {
  return new AppError(
    "unauthenticated",
    "Your visit has ended. Go back in your browser to copy what you wrote, then enter your code again.",
  );
}
