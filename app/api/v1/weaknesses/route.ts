import { searchCwe, weaknessFound } from "@/lib/domain/cwe/find";
import { forbidden, unauthenticated } from "@/lib/server/errors";
import { includes } from "@/lib/server/require-staff";
import { answer } from "@/lib/server/route";
import { signedIn } from "@/lib/server/who";

const MOST = 10;

/** Weaknesses of the CWE list for what was typed, with the mapping advice of each. The list itself stays on the server. */
export async function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const person = await signedIn();
    if (!person) throw unauthenticated();
    if (!includes(person, "case.read")) throw forbidden();
    const query = new URL(request.url).searchParams.get("q") ?? "";
    return Response.json({ weaknesses: searchCwe(query, MOST).map(weaknessFound) });
  });
}
