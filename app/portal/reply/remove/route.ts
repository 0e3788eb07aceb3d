import { isUuid } from "@/lib/domain/uuid";
import { removeUpload } from "@/lib/server/files/store";
import { answerForm, readForm, seeOther } from "@/lib/server/form-post";
import { callerOf } from "@/lib/server/who";

export const POST = (request: Request) =>
  answerForm({ href: "/portal#reply", words: "Back to your reply" }, async () => {
    const { id } = await readForm(request);
    const { actor } = await callerOf("reporter");
    if (typeof id === "string" && isUuid(id)) await removeUpload({ actor, id });
    return seeOther("/portal#reply");
  });
