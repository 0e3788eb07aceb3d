import { assertNoneRefused, receiveUpload } from "@/lib/server/files/upload";
import { answerForm, seeOther } from "@/lib/server/form-post";
import { bucketOf, countTry } from "@/lib/server/rate-limit";
import { answer } from "@/lib/server/route";
import { draftCaller } from "../draft-caller";

const BACK = { href: "/report/files", words: "Back to your files. Everything else is kept" };

/** Files of the report. The page's own script asks for JSON and shows how far the upload is; a plain form is sent on. */
export function POST(request: Request): Promise<Response> {
  if (request.headers.get("accept") === "application/json")
    return answer(async () => Response.json({ location: await store(request) }));
  return answerForm(BACK, async () => seeOther(await store(request)));
}

async function store(request: Request): Promise<string> {
  const { actor, now, caseId } = await draftCaller(request);
  await countTry("upload", await bucketOf(request.headers, now));
  const { fields, refused } = await receiveUpload({ request, actor, caseId, audience: "reporter", now });
  assertNoneRefused(refused);
  const changing = new URL(request.url).searchParams.get("then") === "check";
  if (fields.then === "stay") return `/report/files${changing ? "?then=check" : ""}`;
  return changing ? "/report/check" : "/report/you";
}
