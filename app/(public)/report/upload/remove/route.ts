import { isUuid } from "@/lib/domain/uuid";
import { removeUpload } from "@/lib/server/files/store";
import { answerForm, readForm, seeOther } from "@/lib/server/form-post";
import { callerOf } from "@/lib/server/who";

export const POST = (request: Request) =>
  answerForm({ href: "/report/files", words: "Back to your files" }, async () => {
    const { id } = await readForm(request);
    const { actor } = await callerOf("draft");
    if (typeof id === "string" && isUuid(id)) await removeUpload({ actor, id });
    const changing = new URL(request.url).searchParams.get("then") === "check";
    return seeOther(`/report/files${changing ? "?then=check" : ""}`);
  });
