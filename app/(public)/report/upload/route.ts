import { AppError } from "@/lib/server/errors";
import { receiveUpload } from "@/lib/server/files/upload";
import { answerForm, seeOther } from "@/lib/server/form-post";
import { bucketOf, countTry } from "@/lib/server/rate-limit";
import { draftCaller } from "../draft-caller";

export const POST = (request: Request) =>
  answerForm(
    request,
    { href: "/report/files", words: "Back to your files. Everything else is kept" },
    async () => {
      const { actor, now, caseId } = await draftCaller(request);
      await countTry("upload", await bucketOf(request.headers, now));
      const { fields, refused } = await receiveUpload({ request, actor, caseId, audience: "reporter", now });
      const [first] = refused;
      if (first) throw new AppError(first.code, `${refused.map(({ message }) => message).join(". ")}.`);
      const changing = new URL(request.url).searchParams.get("then") === "check";
      if (fields.then === "stay") return seeOther(`/report/files${changing ? "?then=check" : ""}`);
      return seeOther(changing ? "/report/check" : "/report/you");
    },
  );
