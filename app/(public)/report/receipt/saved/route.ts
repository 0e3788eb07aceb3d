import { answerForm, seeOther } from "@/lib/server/form-post";
import { callerOf } from "@/lib/server/who";
import { confirmSaved } from "@/lib/usecases/reports/confirm-saved";

export const POST = () =>
  answerForm({ href: "/report/receipt", words: "Back to your receipt" }, async () => {
    await confirmSaved(await callerOf("draft"), {});
    return seeOther("/report/receipt");
  });
