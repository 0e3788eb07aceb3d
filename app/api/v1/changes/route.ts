import { refusalFor, unauthenticated } from "@/lib/server/errors";
import { live } from "@/lib/server/live/live";
import { includes } from "@/lib/server/require-staff";
import { answer } from "@/lib/server/route";
import { presentSession } from "@/lib/server/who";

export const dynamic = "force-dynamic";

// A proxy that packs or gathers what passes would hold events back.
const HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

async function present() {
  const session = await presentSession();
  if (!session) throw unauthenticated();
  if (!includes(session, "case.read")) throw refusalFor(session.actor);
  return session;
}

/** What happens to cases, as it happens: server-sent events for whoever may read them (docs/board.md). */
export async function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const { token, actor } = await present();
    const stream = live().open({ token, personId: actor.personId }, request.headers.has("last-event-id"));
    return new Response(stream, { headers: HEADERS });
  });
}

/** The same without a stream, which nobody would read. */
export async function HEAD(): Promise<Response> {
  return answer(async () => {
    await present();
    return new Response(null, { headers: HEADERS });
  });
}
