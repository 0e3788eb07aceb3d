import { AppError } from "@/lib/server/errors";
import { receiveMessage } from "@/lib/server/files/receive-message";
import type { ReceivedUpload } from "@/lib/server/files/upload";
import { answerForm, seeOther } from "@/lib/server/form-post";
import { callerOf } from "@/lib/server/who";
import { replyAsReporter } from "@/lib/usecases/cases/write";
import { keepReply } from "@/lib/usecases/portal/keep-reply";

const BACK = { href: "/portal#reply", words: "Back to your reply. Your text is kept" };

// A handler and not an action, because files are streamed and never held whole.
export const POST = (request: Request) =>
  answerForm(BACK, async () => {
    const caller = await callerOf("reporter");
    const { actor, now } = caller;
    if (actor.type !== "reporter") throw visitEnded();
    const { caseId } = actor;
    // Kept before anything can refuse it; sending takes it out again.
    const keep = async ({ fields: { body = "" } }: ReceivedUpload) => {
      await keepReply(caller, { text: body });
    };
    const { fields } = await receiveMessage({ request, actor, caseId, audience: "reporter", now, keep });
    const text = fields.body ?? "";
    if (fields.then === "add") return seeOther("/portal#reply");
    if (text.trim() === "") return seeOther("/portal?problem=empty#reply");
    const { messageId } = await replyAsReporter(caller, { caseId, body: text });
    return seeOther(`/portal?sent=reply#message-${messageId}`);
  });

function visitEnded(): AppError {
  return new AppError(
    "unauthenticated",
    "Your visit has ended. Go back in your browser to copy what you wrote, then enter your code again.",
  );
}
