import { ANONYMOUS } from "@/lib/domain/access/actor";
import { keepDraftSecret } from "@/lib/server/draft-cookie";
import { answerForm, seeOther } from "@/lib/server/form-post";
import { bucketOf, countTry } from "@/lib/server/rate-limit";
import { currentTime } from "@/lib/server/time";
import { startDraft } from "@/lib/usecases/reports/start-draft";

export const POST = (request: Request) =>
  answerForm({ href: "/report", words: "Back to the start" }, async () => {
    const now = currentTime();
    await countTry("draft", await bucketOf(request.headers, now));
    const { secret } = await startDraft({ actor: ANONYMOUS, now }, {});
    await keepDraftSecret(secret);
    return seeOther("/report/what");
  });
