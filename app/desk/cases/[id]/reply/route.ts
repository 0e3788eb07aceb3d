import { answerForm, seeOther } from "@/lib/server/form-post";
import { answer } from "@/lib/server/route";
import { callerOf } from "@/lib/server/who";
import { writeWithFiles } from "@/lib/usecases/cases/write-with-files";

type Context = { params: Promise<{ id: string }> };

// A handler and not an action, because files are streamed and never held whole. The composer's script asks for JSON and
// stays on its page; without it the browser posts the form itself.
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id: reference } = await params;
  let text = "";
  const write = () =>
    writeWithFiles(() => callerOf("staff"), {
      request,
      reference,
      keepText: (words) => {
        text = words;
      },
    });
  if (request.headers.get("accept") === "application/json")
    return answer(async () => Response.json(await write()));
  const here = `/desk/cases/${encodeURIComponent(reference)}`;
  const back = { href: `${here}#write`, words: "Back to the case", kept: () => text };
  return answerForm(back, async () => seeOther(`${here}#message-${(await write()).messageId}`));
}
