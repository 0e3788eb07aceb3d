import { downloadAttachment } from "@/lib/server/files/download";
import { answer } from "@/lib/server/route";
import { callerOf, whoAsksLater } from "@/lib/server/who";

type Context = { params: Promise<{ id: string }> };

export const GET = (_request: Request, { params }: Context) =>
  answer(async () => {
    const { actor, now } = await callerOf("reporter");
    return downloadAttachment(actor, (await params).id, now, await whoAsksLater("reporter"));
  });
