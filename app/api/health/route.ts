import { services } from "@/lib/server/services";

export const dynamic = "force-dynamic";

/** For proxies and monitors: 200 while the database answers, 503 otherwise. Says nothing else. */
export async function GET(): Promise<Response> {
  try {
    await services().pool.query("select 1");
    return Response.json({ ok: true });
  } catch {
    return Response.json({ ok: false }, { status: 503, headers: { "Retry-After": "5" } });
  }
}
