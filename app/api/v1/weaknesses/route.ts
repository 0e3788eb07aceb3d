import { searchCwe, weaknessFound } from "@/lib/domain/cwe/find";
import { requireApi } from "@/lib/server/require-api";
import { answer } from "@/lib/server/route";

const MOST = 10;

/** Weaknesses of the CWE list for what was typed, with the mapping advice of each. The list itself stays on the server. */
export async function GET(request: Request): Promise<Response> {
  return answer(async () => {
    await requireApi("case.read");
    const query = new URL(request.url).searchParams.get("q") ?? "";
    return Response.json({ weaknesses: searchCwe(query, MOST).map(weaknessFound) });
  });
}
