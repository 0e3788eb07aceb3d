import { ANONYMOUS } from "@/lib/domain/access/actor";
import { keepDaySecret } from "@/lib/server/day-secret";
import { answerForm, seeOther } from "@/lib/server/form-post";
import { bucketOf, countTry } from "@/lib/server/rate-limit";
import { currentTime } from "@/lib/server/time";
import { startDraft } from "@/lib/usecases/reports/start-draft";

export const POST = (request: Request) =>
  answerForm({ href: "/report", words: "Back to the start" }, async () => {
    const now = currentTime();
    await countTry("draft", await bucketOf(request.headers, now));
    const { secret } = await startDraft({ actor: ANONYMOUS, now }, {});
    await keepDaySecret("draft", secret);
    return seeOther("/report/what");
  });
